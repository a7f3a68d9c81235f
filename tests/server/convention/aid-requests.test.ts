import { expect, test } from "vitest";
import type { AidForm } from "#app/forms/aid-form.ts";
import { addAidRequest, changeAidRequest, removeAidRequest } from "#app/server/convention/aid-requests.ts";
import { mustSucceed } from "#app/server/demo/must-succeed.ts";
import { aidRequestsOfFirm } from "#db/aid-requests.ts";
import { A_MOMENT, aDatabase, anEnrollment, anOperation, aUser } from "#tests/support/a-database.ts";
import { actingAs, aStranger } from "#tests/support/an-acting-user.ts";

const SCHEMES = [{ id: "cheque", name: "Chèque numérique" }];

function aScene() {
  const db = aDatabase();
  const claire = aUser(db);
  const operation = anOperation(db, { consultants: [claire.id] });
  const firm = anEnrollment(db, { operation });
  return { db, tools: { db, schemes: SCHEMES }, operation, firm, actor: actingAs(db, claire) };
}

function form(given: Partial<AidForm> = {}): AidForm {
  return {
    revision: "",
    schemeId: null,
    name: "Aide de la commune",
    outcome: "asked",
    askedOn: "2027-02-01",
    settledOn: null,
    askedAmount: 5_000,
    grantedAmount: null,
    isDeMinimis: false,
    ...given,
  };
}
const codeOf = (result: { readonly ok: boolean; readonly problem?: { readonly code: string } }) =>
  result.problem?.code ?? "done";

test("a request takes its name from the catalogue, or the one that was typed", () => {
  const { db, tools, firm, actor } = aScene();
  mustSucceed(addAidRequest(tools, firm.id, form({ schemeId: "cheque", name: "autre" }), actor, A_MOMENT));
  mustSucceed(addAidRequest(tools, firm.id, form({ askedOn: "2027-01-01" }), actor, A_MOMENT));
  expect(codeOf(addAidRequest(tools, firm.id, form({ schemeId: "inconnu" }), actor, A_MOMENT))).toBe(
    "unknown-scheme",
  );
  expect(aidRequestsOfFirm(db, firm.id).map(({ name }) => name)).toEqual([
    "Chèque numérique",
    "Aide de la commune",
  ]);
});

test("it keeps its name once the catalogue has lost its scheme", () => {
  const { db, tools, firm, actor } = aScene();
  const added = addAidRequest(tools, firm.id, form({ schemeId: "cheque" }), actor, A_MOMENT);
  const place = { enrollmentId: firm.id, requestId: mustSucceed(added).requestId };
  const change = form({ schemeId: "cheque", name: null, askedAmount: 6_000, revision: A_MOMENT });
  mustSucceed(changeAidRequest({ db, schemes: [] }, place, change, actor, A_MOMENT));
  expect(aidRequestsOfFirm(db, firm.id)).toMatchObject([{ name: "Chèque numérique", askedAmount: 6_000 }]);
});

test("of two people who save at once the second is told, and nothing goes that one didn’t see", () => {
  const { db, tools, firm, actor } = aScene();
  const added = addAidRequest(tools, firm.id, form(), actor, A_MOMENT);
  const place = { enrollmentId: firm.id, requestId: mustSucceed(added).requestId };
  const save = (askedAmount: number) =>
    codeOf(changeAidRequest(tools, place, form({ askedAmount, revision: A_MOMENT }), actor, A_MOMENT));
  expect([save(1), save(2)]).toEqual(["done", "stale"]);
  expect(codeOf(removeAidRequest(db, place, A_MOMENT, actor))).toBe("stale");
  const [stored] = aidRequestsOfFirm(db, firm.id);
  expect(stored?.askedAmount).toBe(1);
  expect(codeOf(removeAidRequest(db, place, stored?.revision ?? "", actor))).toBe("done");
  expect(codeOf(removeAidRequest(db, place, stored?.revision ?? "", actor))).toBe("gone");
});

test("nothing is written of a firm that left, of another firm’s request, or by a stranger", () => {
  const { tools, operation, firm, actor, db } = aScene();
  const left = anEnrollment(db, { operation, withdrawnAt: A_MOMENT });
  expect(codeOf(addAidRequest(tools, left.id, form(), actor, A_MOMENT))).toBe("withdrawn");
  expect(codeOf(addAidRequest(tools, firm.id, form(), aStranger(db), A_MOMENT))).toBe("not-found");
  const sister = anEnrollment(db, { operation });
  const { requestId } = mustSucceed(addAidRequest(tools, sister.id, form(), actor, A_MOMENT));
  const place = { enrollmentId: firm.id, requestId };
  expect(codeOf(changeAidRequest(tools, place, form({ revision: A_MOMENT }), actor, A_MOMENT))).toBe("gone");
});
