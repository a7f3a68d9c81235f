/** All that is held of a firm, in one archive: for machines (JSON), for spreadsheets (CSV), and the documents themselves. */
import { strToU8, type Zippable, zipSync } from "fflate";
import Papa from "papaparse";
import { formatDate } from "#app/domain/format.ts";
import type { VisitFact, VisitFactOf } from "#app/domain/visit/visit-fact.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { fileSlug } from "#app/server/reports/file-names.ts";
import { listFollowUpNotes, readFollowUpFile } from "#db/attachments.ts";
import type { Db } from "#db/client.server.ts";
import { type FirmData, readFirmData } from "#db/firm-data.ts";
import { readPhoto } from "#db/photos.ts";
import { readReport } from "#db/reports.ts";
import { readVisitFact } from "#db/visits.ts";

export type FirmArchive = { readonly fileName: string; readonly bytes: Uint8Array };

/** The archive of a firm; null when there is no such firm. The same data on the same day give the same bytes. */
export function exportFirm(db: Db, enrollmentId: string, now: string): FirmArchive | null {
  const data = readFirmData(db, enrollmentId);
  if (data === null) return null;
  const today = dayInFrance(now);
  const notes = listFollowUpNotes(db, enrollmentId);
  const files: Zippable = {
    "lisez-moi.txt": strToU8(readMe(data, today)),
    "donnees.json": strToU8(`${JSON.stringify({ ...data, notes }, null, 2)}\n`),
    "fiche.csv": sheet(fileRows(data)),
    "reponses.csv": sheet(answerRows(data)),
    "plan.csv": sheet(planRows(data)),
    "engagements.csv": sheet(commitmentRows(data)),
    "suivi.csv": sheet(
      notes.map(({ recordedAt, actionId, status, words, fileName }) => ({
        date: recordedAt,
        action: titleOf(data, actionId),
        etat: status,
        mot: words,
        fichier: fileName,
      })),
    ),
    "accords.csv": sheet(
      data.consents.map(({ kind, isGiven, recordedAt }) => ({
        date: recordedAt,
        accord: kind,
        donne: isGiven ? "oui" : "non",
      })),
    ),
  };
  for (const { id, releasedAt } of data.reports) {
    const report = readReport(db, id);
    // Compressed already: stored as it is.
    if (report !== null)
      files[`rapports/rapport-remis-le-${dayInFrance(releasedAt)}-${id.slice(-4)}.pdf`] = [
        report.pdf,
        { level: 0 },
      ];
  }
  for (const { id, fileName } of notes) {
    const file = fileName === null ? null : readFollowUpFile(db, enrollmentId, id);
    if (file !== null) files[`pieces/${id.slice(-4)}-${file.fileName}`] = [file.bytes, { level: 0 }];
  }
  for (const { sha256, mediaType } of data.photos) {
    const photo = readPhoto(db, { enrollmentId, sha256 });
    if (photo !== null)
      files[`photos/${sha256.slice(0, 12)}.${mediaType === "image/webp" ? "webp" : "jpg"}`] = [
        photo.bytes,
        { level: 0 },
      ];
  }
  for (const [name, svg] of signaturesOf(data)) files[`visites/${name}.svg`] = strToU8(svg);
  const mtime = `${today}T12:00:00`;
  return { fileName: `donnees-${fileSlug(data.firm.name)}-${today}.zip`, bytes: zipSync(files, { mtime }) };
}

type Cell = string | number | null;
type Row = Readonly<Record<string, Cell>>;

/** For French spreadsheets: semicolons, and a mark that says UTF-8. A cell that a spreadsheet would compute is made a text. */
function sheet(rows: readonly Row[]): Uint8Array {
  const csv = Papa.unparse([...rows], { delimiter: ";", newline: "\r\n", escapeFormulae: true });
  return strToU8(`\uFEFF${csv}\r\n`);
}

function fileRows({ firm, file, operation }: FirmData): readonly Row[] {
  return Object.entries({ operation, ...firm, ...file }).map(([field, value]) => ({
    champ: field,
    valeur: typeof value === "object" ? null : value,
  }));
}

function answerRows({ sheets, agreements }: FirmData): readonly Row[] {
  const said = sheets.flatMap(({ perspective, round, entries }) =>
    entries.filter(isSaid).map(({ subject, key, value, updatedAt }) => ({
      campagne: round,
      regard: perspective === "director" ? "dirigeant" : "entretien",
      nature: SUBJECTS[subject],
      sujet: key,
      valeur: plain(value),
      raison: null,
      date: updatedAt,
    })),
  );
  const agreed = agreements.map(({ round, question, answer, reason, recordedAt }) => ({
    campagne: round,
    regard: "valeur convenue",
    nature: SUBJECTS.answer,
    sujet: question,
    valeur: answer === null ? null : plain(answer),
    raison: reason,
    date: recordedAt,
  }));
  return [...said, ...agreed];
}

type Entry = FirmData["sheets"][number]["entries"][number];

/** What visits leave besides answers has files of its own. */
function isSaid(entry: Entry): entry is Entry & { readonly subject: keyof typeof SUBJECTS } {
  return entry.subject in SUBJECTS;
}

/** What the director and the consultant promised at the end of each visit. */
function commitmentRows({ sheets }: FirmData): readonly Row[] {
  return sheets.flatMap(({ round, entries }) =>
    factsIn(entries).flatMap((fact) =>
      fact.kind === "commitments"
        ? fact.commitments.map(({ title, owner, dueOn }) => ({
            campagne: round,
            engagement: title,
            qui: owner,
            echeance: dueOn,
          }))
        : [],
    ),
  );
}

/** What was drawn on the screen, as pictures by name. */
function signaturesOf({ sheets }: FirmData): readonly (readonly [name: string, svg: string])[] {
  return sheets.flatMap(({ round, entries }) =>
    factsIn(entries).flatMap((fact) =>
      fact.kind === "signature" ? [[`signature-${fileSlug(round)}`, drawn(fact)] as const] : [],
    ),
  );
}

function factsIn(entries: readonly Entry[]): readonly VisitFact[] {
  return entries.flatMap(({ subject, value }) => (subject === "visit" ? [readVisitFact(value)] : []));
}

function drawn({ path, width, height }: VisitFactOf<"signature">): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><path d="${path}" fill="none" stroke="#000" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>\n`;
}

const SUBJECTS = { answer: "réponse", comment: "remarque", stake: "enjeu", review: "à revoir" } as const;

/** A cell that holds JSON, as a person reads it: `{"choice":"jamais"}` → « jamais ». */
function plain(json: string): Cell {
  const value: unknown = JSON.parse(json);
  if (typeof value === "string" || typeof value === "number") return value;
  if (typeof value !== "object" || value === null) return json;
  const [only, ...others] = Object.values(value);
  if (others.length > 0) return json;
  if (typeof only === "string" || typeof only === "number") return only;
  return Array.isArray(only) ? only.join(", ") : json;
}

function planRows({ plan }: FirmData): readonly Row[] {
  return plan.actions.map(
    ({ round, title, why, owner, dueOn, status, decision, reason, cost, indicator }) => ({
      campagne: round,
      action: title,
      pourquoi: why,
      porteur: owner,
      echeance: dueOn,
      etat: status,
      decision,
      raison: reason,
      cout: cost,
      indicateur: indicator,
    }),
  );
}

function titleOf({ plan }: FirmData, actionId: string): string {
  return plan.actions.find(({ id }) => id === actionId)?.title ?? actionId;
}

function readMe({ firm, operation }: FirmData, today: string): string {
  return [
    `Ce que l’opération « ${operation} » garde sur ${firm.name}, au ${formatDate(today)}.`,
    "",
    "donnees.json : tout, pour une machine.",
    "fiche.csv, reponses.csv, plan.csv, engagements.csv, suivi.csv, accords.csv : l’essentiel, pour un tableur.",
    "rapports : les rapports remis. pieces : les fichiers que vous avez joints.",
    "photos : celles que le consultant a prises chez vous. visites : votre signature.",
    "",
    "N’y sont pas :",
    "- les réponses des salariés et des clients : elles sont les leurs, données sans leur nom ;",
    "- les notes de travail de votre consultant : demandez-les-lui ;",
    "- le journal des accès, qui ne contient aucune de vos réponses.",
    "",
  ].join("\r\n");
}
