/** The words of an invitation and of its reminder, the same whether they leave by mail or are copied by hand. */
import { formatCount, formatDate, quote, typographic } from "#app/domain/format.ts";
import type { InvitedPerspective } from "#app/domain/invitation/invitation.ts";
import { escapeHtml } from "#app/server/mail/escape-html.ts";
import { type Letter, oneLine } from "#app/server/mail/letter.ts";

/** What a letter is made of. Names come from forms and files: they are cut to one line. */
export type LetterFacts = {
  readonly kind: "invitation" | "reminder";
  readonly perspective: InvitedPerspective;
  readonly to: Letter["to"];
  readonly firm: string;
  readonly operation: string;
  /** Who follows the firm, or null. */
  readonly consultant: { readonly name: string; readonly address: string } | null;
  /** Whole minutes that answering takes. */
  readonly minutes: number;
  /** ISO instant. */
  readonly expiresAt: string;
  /** How many people of a group a figure rests on at least. */
  readonly groupThreshold: number;
  /** The whole address that opens the questionnaire. */
  readonly link: string;
};

export function composeLetter(facts: LetterFacts): Letter {
  const { to, consultant, link } = facts;
  const { subject, before, button, after } = (facts.perspective === "director" ? toDirector : toGroup)(
    withPlainNames(facts),
  );
  const opening = to.name === null || oneLine(to.name) === "" ? "Bonjour," : `Bonjour ${oneLine(to.name)},`;
  const ending = [
    consultant === null ? null : oneLine(consultant.name),
    `Opération ${quote(oneLine(facts.operation))}`,
  ];
  const signature = ending.filter((line) => line !== null);
  const first = [opening, ...before].map(typographic);
  const last = after.map(typographic);
  return {
    to,
    replyTo: consultant,
    subject: oneLine(typographic(subject)),
    text: [...first, `${button}\u00A0:\n${link}`, ...last, signature.join("\n")].join("\n\n").concat("\n"),
    html: page(first, { label: button, link }, last, signature),
  };
}

type Words = {
  readonly subject: string;
  readonly before: readonly string[];
  /** What pressing the link does. */
  readonly button: string;
  readonly after: readonly string[];
};

function withPlainNames(facts: LetterFacts): LetterFacts {
  return { ...facts, firm: oneLine(facts.firm), operation: oneLine(facts.operation) };
}

function toDirector(facts: LetterFacts): Words {
  const { kind, firm, operation, consultant, minutes, expiresAt } = facts;
  const who = consultant === null ? "Votre consultant" : oneLine(consultant.name);
  const how =
    `Comptez ${formatCount(minutes, "minute", "minutes")}, sur un téléphone ou un ordinateur. Chaque réponse est gardée à ` +
    "mesure : vous pouvez vous arrêter et reprendre quand vous voulez, là où vous en étiez.";
  const after = [
    "Vos réponses sont confidentielles : la personne qui vous accompagne est seule à les lire, et le financeur ne les voit jamais.",
    `Ce lien est à vous : il ouvre vos réponses, ne le transmettez pas. Il est valable jusqu’au ${formatDate(expiresAt)}.`,
    ...question(consultant),
  ];
  if (kind === "reminder") {
    return {
      subject: `Rappel : votre auto-évaluation, ${firm}`,
      before: [
        `Votre auto-évaluation pour ${firm}, dans l’opération ${quote(operation)}, vous attend encore. Votre propre regard compte ` +
          "autant que celui de la personne qui vous accompagne.",
        how,
      ],
      button: "Commencer ou continuer",
      after,
    };
  }
  return {
    subject: `Votre auto-évaluation, ${firm}`,
    before: [
      `${who} accompagne ${firm} dans l’opération ${quote(operation)} et vous invite à faire vous-même le point sur votre ` +
        "entreprise : ce qui va bien, ce qui freine, ce qui compte pour vous.",
      how,
    ],
    button: "Commencer",
    after,
  };
}

function toGroup(facts: LetterFacts): Words {
  const { kind, perspective, firm, operation, consultant, minutes, expiresAt, groupThreshold } = facts;
  const { people, spread } = GROUPS[perspective === "employee" ? "employee" : "customer"];
  // No « de » before a name: it would have to become « d’ » before some.
  const what = `questionnaire des ${people} (${firm})`;
  const where = `dans l’opération ${quote(operation)}`;
  return {
    subject: kind === "reminder" ? `Rappel : le ${what}` : `Le ${what}`,
    before: [
      kind === "reminder"
        ? `Le ${what}, ${where}, attend encore des réponses.`
        : `Voici le lien du ${what}, ${where}.`,
      `${spread} Chacun répond sur son téléphone, en ${formatCount(minutes, "minute", "minutes")} environ, sans donner son nom.`,
    ],
    button: "Le lien à transmettre",
    after: [
      `Personne ne lit les réponses une à une : les résultats ne paraissent que réunis, par ${groupThreshold} personnes au moins, ` +
        "et le financeur n’en voit rien.",
      `Le même lien sert à tout le monde, une fois par personne. Il est valable jusqu’au ${formatDate(expiresAt)}.`,
      ...question(consultant),
    ],
  };
}

const GROUPS = {
  employee: {
    people: "salariés",
    spread: "Merci de le transmettre à toute l’équipe, ou de l’afficher.",
  },
  customer: {
    people: "clients",
    spread: "Merci de le transmettre à vos clients, par un message ou au pied d’une facture.",
  },
} as const;

function question(consultant: LetterFacts["consultant"]): readonly string[] {
  if (consultant === null) return [];
  return [`Une question ? Répondez à ce message : ${oneLine(consultant.name)} le recevra.`];
}

/** Plain HTML: no picture, no font, nothing to fetch; mail programs draw it their own way. */
function page(
  before: readonly string[],
  { label, link }: { readonly label: string; readonly link: string },
  after: readonly string[],
  signature: readonly string[],
): string {
  const paragraphs = (texts: readonly string[]) =>
    texts.map((text) => `<p>${escapeHtml(text)}</p>`).join("\n");
  const address = escapeHtml(link);
  return [
    '<!doctype html>\n<html lang="fr">\n<head><meta charset="utf-8"><title>Diapason</title></head>\n<body>',
    paragraphs(before),
    `<p><b><a href="${address}">${escapeHtml(label)}</a></b><br>${address}</p>`,
    paragraphs(after),
    `<p>${signature.map(escapeHtml).join("<br>")}</p>`,
    "</body>\n</html>\n",
  ].join("\n");
}
