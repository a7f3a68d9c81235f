/** Going on with the same sheet on another device, for somebody whose link opens a new one each time. */
import { toString as drawCode } from "qrcode";
import { type Result, success } from "#app/domain/errors.ts";
import type { RespondentVisit } from "#app/server/access/respondent-guard.ts";
import { linkAddress, mintLink } from "#app/server/respondents/links.ts";
import { writtenInstant } from "#app/server/self-assessment/anonymity.ts";
import { placeToWrite } from "#app/server/self-assessment/place.ts";
import { type Db, inTransaction } from "#db/client.server.ts";

/** Shown once: the address, and its picture for the other device's camera. */
export type ResumeLink = {
  readonly address: string;
  /** SVG markup. */
  readonly code: string;
};

/** Makes an address of this very sheet. Fails as `placeToWrite` does. */
export async function makeResumeLink(
  db: Db,
  visit: RespondentVisit,
  origin: string,
  now: string,
): Promise<Result<ResumeLink>> {
  const minted = inTransaction(db, () => {
    const place = placeToWrite(db, visit, now);
    if (!place.ok) return place;
    const { invitation, respondent } = place.value;
    const at = writtenInstant(invitation.perspective, now);
    return success(mintLink(db, invitation.id, at, respondent.id));
  });
  if (!minted.ok) return minted;
  const address = linkAddress(origin, minted.value);
  return success({ address, code: await drawCode(address, { type: "svg", margin: 2 }) });
}
