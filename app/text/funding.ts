/** Words for the catalogue of funding schemes. */
import type { Openness } from "#app/domain/funding/filter-schemes.ts";
import type { Audience, FundingScheme, FundingTopic } from "#app/domain/funding/funding-scheme.ts";

export const AUDIENCE_LABELS: Readonly<Record<Audience, string>> = {
  renovation: "Artisans de la rénovation",
  epv: "Entreprises du patrimoine vivant",
};

export const KIND_LABELS: Readonly<Record<FundingScheme["kind"], string>> = {
  grant: "Subvention",
  loan: "Prêt",
  guarantee: "Garantie",
  "tax-credit": "Crédit d’impôt",
  "tax-advantage": "Avantage fiscal",
  advice: "Accompagnement",
  training: "Formation",
  qualification: "Label ou qualification",
  "cee-premium": "Prime CEE",
  apprenticeship: "Apprentissage",
  "client-aid": "Aide au client",
  insurance: "Assurance",
};

export const TOPIC_LABELS: Readonly<Record<FundingTopic, string>> = {
  energy: "Énergie",
  training: "Formation",
  hiring: "Recrutement",
  export: "Export",
  marketing: "Vente et communication",
  digital: "Numérique",
  investment: "Investissement",
  transmission: "Transmission",
  innovation: "Innovation",
  tax: "Fiscalité",
  safety: "Santé et sécurité",
  strategy: "Stratégie",
  quality: "Qualité",
  cash: "Trésorerie",
  tourism: "Tourisme",
  ip: "Propriété intellectuelle",
  environment: "Environnement",
  cooperation: "Coopération",
};

export const BENEFICIARY_LABELS: Readonly<Record<FundingScheme["beneficiary"], string>> = {
  firm: "l’entreprise",
  client: "son client",
  group: "un groupe d’entreprises",
};

export const CONFIDENCE_LABELS: Readonly<Record<FundingScheme["confidence"], string>> = {
  high: "Source sûre",
  medium: "Source à recouper",
  low: "Source peu sûre",
};

export const OPENNESS_LABELS: Readonly<Record<Openness, string>> = {
  open: "Ouvert",
  "to-verify": "À vérifier",
  closed: "Clos",
};
