/**
 * What somebody is told before the first question (RGPD, articles 13 and 14): who asks, why, on what ground, for how long,
 * who reads it, and what they may ask for. The proof that they saw it names its version.
 */
import { formatCount, formatList, quote, typographic } from "#app/domain/format.ts";
import type { InvitedPerspective } from "#app/domain/invitation/invitation.ts";

/** Grows when the sentences below change; the version that a person saw is « settings.template ». */
export const NOTICE_TEMPLATE = 1;

export const LEGAL_BASES = ["public-interest", "legitimate-interest", "consent"] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];

/** What the operation fills in. */
export type NoticeSettings = {
  /** Grows with each change of the settings of one operation. */
  readonly version: number;
  /** Who answers for the data: « Chambre de métiers du Var ». */
  readonly controller: string;
  /** Where to write to use one's rights: an address, postal or electronic. */
  readonly contact: string;
  readonly legalBasis: LegalBasis;
  /** Months after the end of the operation until the data are erased. */
  readonly retentionMonths: number;
};

export type NoticeFacts = {
  readonly operation: string;
  readonly funders: readonly string[];
  readonly firm: string;
  readonly perspective: InvitedPerspective;
  /** How many people a figure of a group rests on at least. */
  readonly groupThreshold: number;
};

export type NoticeSection = { readonly title: string; readonly text: string };

/** « 2.1 »: the operation's version, then that of the sentences. */
export function noticeVersion({ version }: Pick<NoticeSettings, "version">): string {
  return `${version}.${NOTICE_TEMPLATE}`;
}

/** The notice in the words of whoever reads it, a title and a text for each point. */
export function composeNotice(settings: NoticeSettings, facts: NoticeFacts): readonly NoticeSection[] {
  const { controller, contact, retentionMonths } = settings;
  const isDirector = facts.perspective === "director";
  const sections = [
    {
      title: "Qui vous interroge, et pourquoi",
      text:
        `${controller} conduit l’opération ${quote(facts.operation)}, financée par ${formatList(facts.funders)}. ` +
        (isDirector
          ? `Vos réponses servent à établir le diagnostic et le plan d’actions de ${facts.firm}.`
          : `Vos réponses aident ${facts.firm} à se voir autrement que par les yeux de son dirigeant.`),
    },
    { title: "Ce qui est demandé", text: isDirector ? ASKED_OF_DIRECTOR : ASKED_OF_GROUP },
    { title: "Qui lit vos réponses", text: readersOf(facts) },
    {
      title: "Sur quel fondement, et combien de temps",
      text:
        `${BASES[settings.legalBasis]} Les réponses sont effacées ` +
        `${formatCount(retentionMonths, "mois", "mois")} après la fin de l’opération.`,
    },
    {
      title: "Vos droits",
      text: `${isDirector ? DIRECTOR_RIGHTS : GROUP_RIGHTS} Écrivez à ${contact}. Vous pouvez aussi saisir la CNIL (cnil.fr).`,
    },
  ];
  return sections.map(({ title, text }) => ({ title: typographic(title), text: typographic(text) }));
}

function readersOf({ perspective, firm, groupThreshold }: NoticeFacts): string {
  if (perspective === "director") {
    return (
      "Le consultant qui accompagne votre entreprise, et lui seul. Le financeur ne voit jamais vos réponses : il lit une " +
      "synthèse du groupe où aucune entreprise ne peut être reconnue."
    );
  }
  const whose = perspective === "employee" ? "ni votre nom ni votre poste" : "ni votre nom ni votre adresse";
  return (
    `Personne ne lit vos réponses une à une : on ne vous demande ${whose}, et ${firm} comme le consultant ne voient que ` +
    `des résultats de ${groupThreshold} personnes au moins, réunis. Le financeur ne voit rien de ${firm}.`
  );
}

const ASKED_OF_DIRECTOR =
  "Des questions sur votre entreprise. Aucune n’est obligatoire : « je ne sais pas » est une réponse, et vous pouvez passer.";
const ASKED_OF_GROUP =
  "Quelques questions, sans votre nom. Aucune n’est obligatoire : « je ne sais pas » est une réponse, et vous pouvez passer.";

const BASES: Readonly<Record<LegalBasis, string>> = {
  "public-interest": "L’opération est une mission d’intérêt public.",
  "legitimate-interest": "L’opération repose sur l’intérêt légitime des entreprises qui y participent.",
  consent: "L’opération repose sur votre accord, que vous pouvez retirer à tout moment.",
};

const DIRECTOR_RIGHTS =
  "Vous pouvez lire, corriger, emporter et faire effacer ce que l’opération garde sur votre entreprise, depuis votre lien ou " +
  "en le demandant.";
const GROUP_RIGHTS =
  "Comme rien ne dit laquelle est la vôtre, une feuille déjà envoyée ne peut plus être retrouvée ni retirée seule. Tant que " +
  "vous ne l’avez pas envoyée, vous pouvez la changer ou l’abandonner.";
