import { describe, expect, it } from "vitest";
import type { FirmFile } from "#app/domain/firm/firm.ts";
import { enrollFirm } from "#app/server/firms/enroll-firm.ts";
import { updateFirm } from "#app/server/firms/update-firm.ts";
import { reinstateFirm, withdrawFirm } from "#app/server/firms/withdraw-firm.ts";
import { listAudit } from "#db/audit.ts";
import type { Db } from "#db/client.server.ts";
import { allEnrollments, getEnrollment } from "#db/enrollments.ts";
import { aDatabase, anEnrollment, anOperation } from "#tests/support/a-database.ts";
import { aStamp, aWriter } from "#tests/support/a-writer.ts";
import { aSiret } from "#tests/support/arbitrary-siret.ts";

const SIRET = aSiret(99_900_001);
const aFile = (given: Partial<FirmFile> = {}): FirmFile => ({
  name: "Toitures Varoises",
  siret: SIRET,
  nafCode: "43.91B",
  nafVersion: "NAFRev2",
  address: null,
  postalCode: "83600",
  city: "FREJUS",
  inseeCode: null,
  trade: null,
  headcount: 4,
  director: null,
  email: null,
  phone: null,
  labels: [],
  ...given,
});

function aScene() {
  const db = aDatabase();
  const operation = anOperation(db);
  return { db, operation, writer: aWriter(db, [operation]) };
}
const enroll = ({ db, operation, writer }: ReturnType<typeof aScene>, file: Partial<FirmFile> = {}) =>
  enrollFirm(db, writer, { operationId: operation.id, file: aFile(file), consultantId: null }, aStamp());
const actions = (db: Db) => listAudit(db, {}, { offset: 0, limit: 10 }).map((entry) => entry.action);

describe("enrolling a firm", () => {
  it("names its commune and gives it its code, and is logged", () => {
    const scene = aScene();
    const enrolled = enroll(scene);
    expect(enrolled).toMatchObject({ ok: true, value: { notes: [] } });
    expect(allEnrollments(scene.db, scene.operation.id)).toMatchObject([
      { name: "Toitures Varoises", city: "Fréjus", inseeCode: "83061", postalCode: "83600", siret: SIRET },
    ]);
    expect(actions(scene.db)).toEqual(["firmFile.enroll"]);
  });

  it.each([
    ["a commune misspelt", { city: "Frejuss" }, "unknown-commune", "city"],
    ["a postal code of several communes, alone", { city: null }, "ambiguous-commune", "city"],
    ["a postal code of none", { city: null, postalCode: "99999" }, "unknown-commune", "postalCode"],
    [
      "an INSEE code of none",
      { city: null, postalCode: null, inseeCode: "99999" },
      "unknown-commune",
      "inseeCode",
    ],
  ])("is refused on its field for %s", (_, file, code, field) => {
    const scene = aScene();
    expect(enroll(scene, file)).toMatchObject({ ok: false, problem: { code, field } });
    expect(allEnrollments(scene.db, scene.operation.id)).toEqual([]);
  });

  it.each([
    ["the code decides between communes of one postal code", { city: null, inseeCode: "83001" }, "83001"],
    [
      "the name typed wins over a code left from before",
      { city: "Saint-Raphaël", postalCode: "83700", inseeCode: "83061" },
      "83118",
    ],
    ["no place at all is allowed", { city: null, postalCode: null }, null],
  ])("%s", (_, file, inseeCode) => {
    const scene = aScene();
    expect(enroll(scene, file).ok).toBe(true);
    expect(allEnrollments(scene.db, scene.operation.id)).toMatchObject([{ inseeCode }]);
  });

  it("says so when the commune is a former one", () => {
    const enrolled = enroll(aScene(), { city: "Arbignieu", postalCode: "01300" });
    expect(enrolled).toMatchObject({ value: { notes: [expect.stringContaining("commune déléguée")] } });
  });

  it("takes a SIRET once in an operation, and as often as there are operations", () => {
    const scene = aScene();
    enroll(scene);
    expect(enroll(scene, { name: "Autre" })).toMatchObject({
      ok: false,
      problem: { code: "already-enrolled", field: "siret" },
    });
    const other = anOperation(scene.db);
    const colleague = aWriter(scene.db, [other]);
    expect(
      enrollFirm(scene.db, colleague, { operationId: other.id, file: aFile(), consultantId: null }).ok,
    ).toBe(true);
  });

  it("without a SIRET, takes a name once in a commune", () => {
    const scene = aScene();
    enroll(scene);
    expect(enroll(scene, { name: "TOITURES VAROISES", siret: null })).toMatchObject({
      problem: { code: "same-name", field: "name" },
    });
    expect(enroll(scene, { siret: null, city: "Puget-sur-Argens", postalCode: "83480" }).ok).toBe(true);
  });

  it("is entrusted to a consultant of the operation only", () => {
    const { db, operation, writer } = aScene();
    const stranger = aWriter(db, []);
    const request = (consultantId: string) => ({ operationId: operation.id, file: aFile(), consultantId });
    expect(enrollFirm(db, writer, request(stranger.actor.id))).toMatchObject({
      problem: { code: "not-a-member", field: "consultantId" },
    });
    expect(enrollFirm(db, writer, request(writer.actor.id)).ok).toBe(true);
  });
});

describe("changing a firm's file", () => {
  it("writes it anew", () => {
    const scene = aScene();
    const { id } = anEnrollment(scene.db, { operation: scene.operation, firm: { siret: SIRET } });
    const request = { operationId: scene.operation.id, enrollmentId: id, file: aFile({ headcount: 9 }) };
    expect(updateFirm(scene.db, scene.writer, request)).toEqual({ ok: true, value: { notes: [] } });
    expect(getEnrollment(scene.db, id)).toMatchObject({
      name: "Toitures Varoises",
      headcount: 9,
      city: "Fréjus",
      phone: null,
    });
    expect(actions(scene.db)).toEqual(["firmFile.update"]);
  });

  it("keeps the public part that another operation prints too, and says so", () => {
    const scene = aScene();
    const elsewhere = anEnrollment(scene.db, { firm: { siret: SIRET, name: "Nom du registre" } });
    const { id } = anEnrollment(scene.db, { operation: scene.operation, firmRow: elsewhere.firm });
    const request = { operationId: scene.operation.id, enrollmentId: id, file: aFile({ headcount: 9 }) };
    expect(updateFirm(scene.db, scene.writer, request)).toMatchObject({
      value: { notes: [expect.stringContaining("répertoire commun")] },
    });
    expect(getEnrollment(scene.db, id)).toMatchObject({ name: "Nom du registre", headcount: 9 });
  });
});

describe("a firm that leaves", () => {
  it("gives a reason, counts no more, and may come back", () => {
    const { db, operation, writer } = aScene();
    const { id } = anEnrollment(db, { operation });
    const place = { operationId: operation.id, enrollmentId: id };
    expect(withdrawFirm(db, writer, { ...place, reason: " " })).toMatchObject({
      problem: { code: "no-reason", field: "reason" },
    });
    expect(withdrawFirm(db, writer, { ...place, reason: "x".repeat(501) })).toMatchObject({
      problem: { code: "long-reason" },
    });
    expect(reinstateFirm(db, writer, place)).toMatchObject({ problem: { code: "not-withdrawn" } });
    expect(withdrawFirm(db, writer, { ...place, reason: " Cessation d’activité " }).ok).toBe(true);
    expect(getEnrollment(db, id)).toMatchObject({
      status: "withdrawn",
      withdrawalReason: "Cessation d’activité",
    });
    expect(withdrawFirm(db, writer, { ...place, reason: "encore" })).toMatchObject({
      problem: { code: "already-withdrawn" },
    });
    expect(reinstateFirm(db, writer, place).ok).toBe(true);
    expect(getEnrollment(db, id)).toMatchObject({ status: "enrolled", withdrawalReason: null });
    expect(actions(db)).toEqual(["firmFile.reinstate", "firmFile.withdraw"]);
  });
});

describe("nobody writes", () => {
  it("a firm of an operation that is not theirs, nor of another operation than they say", () => {
    const { db, operation, writer } = aScene();
    const stranger = aWriter(db, [anOperation(db)]);
    const { id } = anEnrollment(db, { operation });
    const ours = { operationId: operation.id, enrollmentId: id };
    const forbidden = { ok: false, problem: { code: "forbidden" } };
    expect(
      enrollFirm(db, stranger, { operationId: operation.id, file: aFile(), consultantId: null }),
    ).toMatchObject(forbidden);
    expect(updateFirm(db, stranger, { ...ours, file: aFile() })).toMatchObject(forbidden);
    expect(withdrawFirm(db, stranger, { ...ours, reason: "x" })).toMatchObject(forbidden);
    expect(reinstateFirm(db, stranger, ours)).toMatchObject(forbidden);

    const theirs = anEnrollment(db, {});
    const mixed = { operationId: operation.id, enrollmentId: theirs.id };
    const notFound = { ok: false, problem: { code: "not-found" } };
    expect(updateFirm(db, writer, { ...mixed, file: aFile() })).toMatchObject(notFound);
    expect(withdrawFirm(db, writer, { ...mixed, reason: "x" })).toMatchObject(notFound);
    expect(reinstateFirm(db, writer, mixed)).toMatchObject(notFound);
  });
});
