/** What a visit left, on one page: view-model → pdfmake definition. */
import type { Content, TDocumentDefinitions } from "pdfmake/interfaces";
import { element, shortened } from "#app/charts/svg.ts";
import { formatDate } from "#app/domain/format.ts";
import type { Commitments } from "#app/domain/visit/commitments.ts";
import type { RecordedSignature, VisitRecord } from "#app/domain/visit/visit-record.ts";
import { durationInWords } from "#app/domain/visit/visit-timer.ts";
import { printedDocument } from "#templates/nodes/document.ts";
import { rowNumber, table } from "#templates/nodes/table.ts";
import { chapter, heading, kept, paragraph, said } from "#templates/nodes/text.ts";
import { ink, PAGE } from "#templates/theme.ts";

/** Makes the page; the same record gives the same bytes. */
export function visitDocument(record: VisitRecord): TDocumentDefinitions {
  const { firm, operation, round, issuedOn, signature } = record;
  const words = {
    title: `Visite : ${firm}`,
    subject: operation,
    issuedOn,
    head: `${shortened(firm, 70)} · Confidentiel`,
    foot: `${shortened(operation, 60)} · ${round} · Confidentiel`,
  };
  return {
    ...printedDocument(words, [
      chapter(shortened(firm, 90), {
        newPage: false,
        kicker: `Visite · ${shortened(operation, 80)} · ${round}`,
      }),
      facts(record),
      kept(heading("Nos engagements"), commitments(record)),
      signature === null
        ? paragraph("Cette page n’a pas été signée.", "small", [0, 14, 0, 0])
        : kept(heading("Signature du dirigeant"), signed(signature, record)),
    ]),
    // No page has a head: there is one page, and all of it is wanted when every word is as long as it may be.
    pageMargins: [PAGE.margins[0], 36, PAGE.margins[2], PAGE.margins[3]],
    // The document's foot leaves the first page bare, for a cover; this one has no other.
    footer: () => ({
      columns: [
        { text: said(words.foot), style: "small" },
        { text: said(`Imprimé le ${formatDate(issuedOn)}`), style: "small", alignment: "right", width: 160 },
      ],
      margin: [PAGE.margins[0], 26, PAGE.margins[2], 0],
    }),
  };
}

/** When, for how long, and who came. */
function facts({ heldOn, minutes, consultant }: VisitRecord): Content {
  const known = [
    { label: "Date de la visite", value: heldOn === null ? null : formatDate(heldOn) },
    { label: "Temps sur place", value: minutes === null ? null : durationInWords(minutes) },
    { label: "Visite faite par", value: consultant === null ? null : shortened(consultant, 50) },
  ];
  return {
    columns: known.flatMap(({ label, value }) =>
      value === null
        ? []
        : [
            {
              stack: [
                { text: label, style: "small" },
                { text: said(value), fontSize: 10.5, margin: [0, 2, 0, 0] },
              ],
            },
          ],
    ),
    columnGap: 18,
    margin: [0, 2, 0, 0],
  };
}

function commitments({ commitments: promised }: VisitRecord): Content {
  if (promised.length === 0) return paragraph("Aucun engagement n’a été pris pendant cette visite.");
  return table(
    [
      { title: "", width: 16 },
      { title: "Engagement", width: "*" },
      { title: "Qui", width: 150 },
      { title: "Pour le", width: 84 },
    ],
    promised.map(({ title, owner, dueOn }, index) => [rowNumber(index + 1), title, owner, formatDate(dueOn)]),
    { compact: true },
  );
}

function signed({ name, signedOn, drawing }: RecordedSignature, { signedOtherwise }: VisitRecord): Content {
  const line: readonly Content[] =
    drawing === null
      ? [paragraph("Signé sur papier.")]
      : [{ svg: signatureSvg(drawing), fit: [...SIGNATURE_BOX], margin: [0, 2, 0, 6] }];
  const stack = [...line, paragraph(`${name}, le ${formatDate(signedOn)}`)];
  return { stack: signedOtherwise === null ? stack : [...stack, ...signedThen(signedOtherwise)] };
}

/** Points. */
const SIGNATURE_BOX = [230, 56] as const;
/** How thick the line is on paper, in points. */
const PEN = 1.3;

function signatureSvg({ path, width, height }: NonNullable<RecordedSignature["drawing"]>): string {
  // The box is scaled until it fits: the line is not to be thinner for having been drawn on a larger screen.
  const scale = Math.max(width / SIGNATURE_BOX[0], height / SIGNATURE_BOX[1]);
  return element(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${width} ${height}`, width, height },
    element("path", {
      d: path,
      fill: "none",
      stroke: ink.ink,
      "stroke-width": PEN * scale,
      "stroke-linecap": "round",
      "stroke-linejoin": "round",
    }),
  );
}

/** Close together: with the longest words that may be said, all of it still stands on the page. */
function signedThen(commitments: Commitments): readonly Content[] {
  return [
    paragraph("Les engagements ont changé depuis cette signature. Ont été signés :", "small", [0, 4, 0, 2]),
    ...(commitments.length === 0 ? [paragraph("Aucun engagement.", "small")] : []),
    ...commitments.map(
      ({ title, owner, dueOn }): Content => ({
        ...{ text: said(`– ${title} (${owner}, pour le ${formatDate(dueOn)})`), style: "small" },
        ...{ fontSize: 7.6, lineHeight: 1.15 },
      }),
    ),
  ];
}
