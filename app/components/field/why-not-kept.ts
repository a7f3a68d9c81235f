import type { KeepingFailure } from "#app/offline/field/field-store.ts";

/** Why the device could not keep something, and what to do about it. */
export const WHY_NOT_KEPT: Readonly<Record<KeepingFailure, string>> = {
  full: "La mémoire de cet appareil est pleine. Libérez de la place, puis réessayez ; ne fermez pas cette page.",
  locked:
    "Le carnet de terrain s’est verrouillé. Redonnez votre code, puis réessayez ; ne fermez pas cette page.",
  broken:
    "Le stockage de cet appareil ne répond pas. Réessayez ; si cela dure, notez cette réponse sur papier avant de fermer.",
};
