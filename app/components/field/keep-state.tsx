import type { VisitHandle } from "#app/components/field/use-visit.ts";
import { formatCount, formatList } from "#app/domain/format.ts";

type KeepStateProps = { readonly handle: Pick<VisitHandle, "visit" | "notKept"> };

/** Whether all of a visit is on this device, and on the server, in words. */
export function KeepState({ handle }: KeepStateProps) {
  const isStuck = handle.notKept.lost > 0;
  return (
    <div className={isStuck ? "save-state stuck" : "save-state"}>
      <span role="status">{keepWords(handle)}</span>
    </div>
  );
}

/** What is not kept comes first: whoever closes the page would lose it. */
export function keepWords({ visit, notKept }: KeepStateProps["handle"]): string {
  const { unsent } = visit;
  if (notKept.lost > 0) {
    const isOne = notKept.lost < 2;
    return `${formatCount(notKept.lost, "saisie n’est pas enregistrée", "saisies ne sont pas enregistrées")}\u00A0: ne fermez pas, ${isOne ? "elle est" : "elles sont"} sur cet écran seulement.`;
  }
  if (notKept.writing > 0) return "enregistrement…";
  const left = [
    ...(unsent.operations > 0 ? [formatCount(unsent.operations, "saisie", "saisies")] : []),
    ...(unsent.photos > 0 ? [formatCount(unsent.photos, "photo", "photos")] : []),
  ];
  if (left.length > 0) return `Tout est enregistré sur cet appareil. À envoyer\u00A0: ${formatList(left)}.`;
  if (visit.syncedAt === null) return "Chaque réponse s’enregistre aussitôt sur cet appareil.";
  return "Tout est enregistré sur cet appareil et reçu par le serveur.";
}
