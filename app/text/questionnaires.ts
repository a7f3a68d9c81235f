/** Words for the parts of a questionnaire. */
import type {
  Perspective,
  Question,
  QuestionKind,
  Recommendation,
} from "#app/domain/questionnaire/definition.ts";

export const QUESTION_KIND_LABELS: Readonly<Record<QuestionKind, string>> = {
  "single-choice": "un choix",
  "multiple-choice": "plusieurs choix",
  ranking: "classement",
  scale: "échelle",
  number: "nombre",
  percentage: "pourcentage",
  amount: "montant",
  date: "date",
  text: "texte court",
  "long-text": "texte",
};

export const PERSPECTIVE_LABELS: Readonly<Record<Perspective, string>> = {
  director: "dirigeant",
  consultant: "consultant",
  employee: "salarié",
  customer: "client",
};

export const EVIDENCE_LABELS: Readonly<Record<Question["evidence"], string | null>> = {
  none: null,
  optional: "preuve bienvenue",
  required: "preuve demandée",
};

/** How the points of a multiple choice join. */
export const COMBINE_LABELS: Readonly<
  Record<Extract<Question, { kind: "multiple-choice" }>["combine"], string>
> = {
  sum: "les points s’ajoutent",
  each: "chaque choix compte pour lui-même",
  best: "le meilleur choix compte",
  worst: "le moins bon choix compte",
};

export const SCOPE_LABELS: Readonly<Record<Recommendation["scope"], string>> = {
  individual: "seule",
  "individual-then-collective": "seule, puis à plusieurs",
  collective: "à plusieurs",
};
