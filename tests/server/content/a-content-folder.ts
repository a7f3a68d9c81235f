/** A content folder on disk, small and sound, that tests break in one place. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const QUESTIONNAIRE = `id: essai
version: 1
title: Diagnostic d'essai
levels: [{ id: fragile, from: 0, label: Fragile }]
themes:
  - id: gestion
    label: Gestion
    questions:
      - id: prix
        label: Connaissez-vous vos prix ?
        kind: single-choice
        whenWeak: { atMost: 0, tags: [finance.tresorerie] }
        choices:
          - { id: non, label: Non, points: 0, recommends: [chiffrer], tags: [finance.marge] }
          - { id: oui, label: Oui, points: 4, tags: [opp.export] }
`;

const RECOMMENDATIONS = `recommendations:
  - id: chiffrer
    title: Chiffrer trois ouvrages
    why: Sans prix de revient, pas de marge.
    steps: [Choisir trois ouvrages]
    horizon: 1-month
    effort: 1
    impact: 3
    topics: [cash]
    collectiveActions: [col-prix]
`;

const TAGS = `families:
  - { id: financial, label: Financier }
tags:
  - { id: finance.marge, kind: obstacle, label: Marge mal connue, family: financial }
  - { id: opp.export, kind: opportunity, label: Vendre ailleurs }
  - { id: finance.tresorerie, kind: obstacle, label: Trésorerie tendue, family: financial }
`;

const SCHEMES = `asOf: "2026-11-21"
schemes:
  - id: pret
    name: Prêt
    operator: Région
    kind: loan
    status: active
    beneficiary: firm
    audience: [epv]
    purpose: Prêter.
    amount: { form: loan }
    topics: [cash]
    url: https://www.exemple.fr/pret
    source: Page de la Région
    confidence: low
`;

const ACTIONS = `collectiveActions:
  - id: col-prix
    title: Comparer ses prix de revient
    audience: [epv]
    tags: [finance.marge]
    minimumFirms: 3
    idealSize: cinq à huit
    partners: [CMA]
    budget: 1 000 €
    pilot: Trois ouvrages
    pivot: Un atelier par métier
    scaleUp: Chaque année
    legalForm: convention
    indicator: Ouvrages chiffrés
    risks: entente
    fundingSchemes: [pret]
`;

const FILES = {
  "essai/v1.yaml": QUESTIONNAIRE,
  "essai/recommendations.v1.yaml": RECOMMENDATIONS,
  "tags.yaml": TAGS,
  "funding-schemes.yaml": SCHEMES,
  "collective-actions.yaml": ACTIONS,
};

export type ContentFixture = {
  readonly folder: string;
  /** Replaces a text that stands once in a file. */
  readonly change: (file: string, from: string, to: string) => void;
  readonly write: (file: string, text: string) => void;
  readonly read: (file: string) => string;
  readonly remove: (file: string) => void;
  readonly copy: (from: string, to: string) => void;
  readonly discard: () => void;
};

/** Writes the folder to disk; `discard` removes it. */
export function aContentFolder(): ContentFixture {
  const folder = mkdtempSync(join(tmpdir(), "diapason-content-"));
  const at = (file: string) => join(folder, file);
  const write = (file: string, text: string) => {
    mkdirSync(dirname(at(file)), { recursive: true });
    writeFileSync(at(file), text);
  };
  const read = (file: string) => readFileSync(at(file), "utf8");
  for (const [file, text] of Object.entries(FILES)) write(file, text);
  return {
    folder,
    write,
    read,
    change: (file, from, to) => {
      const text = read(file);
      if (text.split(from).length !== 2) throw new Error(`« ${from} » must stand once in ${file}`);
      write(
        file,
        text.replace(from, () => to),
      );
    },
    remove: (file) => rmSync(at(file)),
    copy: (from, to) => cpSync(at(from), at(to)),
    discard: () => rmSync(folder, { recursive: true }),
  };
}
