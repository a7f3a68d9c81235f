/** The field app: its pages hold nobody's data, so that they open to everybody, and take nothing. */
import { EVERYBODY, type KnownRoute } from "#tests/routes/known/known-route.ts";

export const FIELD_ROUTES: readonly KnownRoute[] = [
  { id: "routes/field/home", path: "/terrain", readers: EVERYBODY },
  { id: "routes/field/prepare", path: "/terrain/preparer", readers: EVERYBODY },
  { id: "routes/field/device", path: "/terrain/appareil", readers: EVERYBODY },
  { id: "routes/field/visit", path: "/terrain/visites/nulle-part", readers: EVERYBODY },
  { id: "routes/field/theme", path: "/terrain/visites/nulle-part/themes/aucun", readers: EVERYBODY },
  { id: "routes/field/debrief", path: "/terrain/visites/nulle-part/bilan", readers: EVERYBODY },
  { id: "routes/field/unknown", path: "/terrain/nulle-part", readers: EVERYBODY },
];
