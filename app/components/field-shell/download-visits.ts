/** Bringing visits to the device, one after the other: each one whole, or not at all. */
import { type AskFailure, askContent, askPack } from "#app/components/field-shell/ask-server.ts";
import type { FieldStore, KeepingFailure } from "#app/offline/field/field-store.ts";
import type { VisitContent } from "#app/offline/field/protocol.ts";

export type DownloadFailure = AskFailure | KeepingFailure;
export type DownloadStep = {
  readonly enrollmentId: string;
  /** Null when it is there, whole. */
  readonly failure: DownloadFailure | null;
};

/** After these, the next ones would come to nothing too. */
const HOPELESS: readonly DownloadFailure[] = ["cancelled", "signed-out", "unreachable", "full", "locked"];

/** Says each visit as it is done. What visits share comes once. */
export async function downloadVisits(
  store: Pick<FieldStore, "putVisit">,
  enrollmentIds: readonly string[],
  signal: AbortSignal,
  onStep: (step: DownloadStep) => void,
): Promise<void> {
  const contents = new Map<string, VisitContent>();
  for (const enrollmentId of enrollmentIds) {
    const failure = await downloadVisit(store, enrollmentId, contents, signal);
    onStep({ enrollmentId, failure });
    if (failure !== null && HOPELESS.includes(failure)) return;
  }
}

async function downloadVisit(
  store: Pick<FieldStore, "putVisit">,
  enrollmentId: string,
  contents: Map<string, VisitContent>,
  signal: AbortSignal,
): Promise<DownloadFailure | null> {
  const pack = await askPack(enrollmentId, signal);
  if (!pack.ok) return pack.why;
  const { questionnaire } = pack.value;
  const name = `${questionnaire.id}@${questionnaire.version}`;
  let content = contents.get(name);
  if (content === undefined) {
    const asked = await askContent(questionnaire, signal);
    if (!asked.ok) return asked.why;
    content = asked.value;
    contents.set(name, content);
  }
  if (signal.aborted) return "cancelled";
  const kept = await store.putVisit(pack.value, content);
  return kept.ok ? null : kept.why;
}
