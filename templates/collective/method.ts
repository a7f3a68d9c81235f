/** How the figures were made, and how many firms stand behind them. */
import type { Content } from "pdfmake/interfaces";
import { enrolmentFunnel, type FunnelStep } from "#app/charts/enrolment-funnel.ts";
import { formatDate, formatNumber } from "#app/domain/format.ts";
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";
import type { PublishedProgress } from "#app/domain/synthesis/published-synthesis.ts";
import { blockHeading, openingWords, remark } from "#templates/collective/figures.ts";
import { bullets, chapter, heading } from "#templates/nodes/text.ts";
import { CONTENT_WIDTH, ink } from "#templates/theme.ts";

export function methodAndRepresentativeness({
  synthesis,
  sentences,
  questionnaire,
}: CollectiveReport): readonly Content[] {
  return [
    chapter("Méthode et représentativité"),
    ...openingWords(sentences.method),
    {
      stack: [
        blockHeading("De l’inscription au rapport"),
        { svg: enrolmentFunnel(steps(synthesis.progress), ink), width: CONTENT_WIDTH },
        remark(
          `Nombres d’entreprises au ${formatDate(synthesis.asOf)}. Barres creuses : ce qui manque à l’étape suivante.`,
        ),
      ],
      unbreakable: true,
    },
    heading("Comment les chiffres sont faits"),
    bullets([
      `Chaque entreprise répond au questionnaire « ${questionnaire.title} », version ${questionnaire.version}, avec un consultant qui la visite. La réponse du consultant l’emporte sur celle du dirigeant.`,
      "« Ne sait pas », « sans objet » et sans réponse ne valent pas zéro : ils n’entrent dans aucun score.",
      "Les freins et les opportunités viennent des réponses, selon un vocabulaire commun ; une entreprise compte une fois par frein.",
      "Les médianes sont préférées aux moyennes : une entreprise très en avance ou très en retard ne les déplace pas.",
      `Chaque chiffre dit sur combien d’entreprises il porte. Sous ${formatNumber(synthesis.minimumGroupSize)} entreprises, il n’est pas publié.`,
    ]),
  ];
}

function steps(progress: PublishedProgress): readonly FunnelStep[] {
  const {
    enrolled,
    withdrawn,
    participating,
    notStarted,
    interviewing,
    interviewed,
    assessed,
    planned,
    reported,
  } = progress;
  const unanswered = interviewed - assessed;
  const all: readonly (FunnelStep | null)[] = [
    { label: "Inscrites", n: enrolled, kind: "stand", outOf: "" },
    loss("Retirées", withdrawn),
    withdrawn > 0 ? stand("Participantes", participating, enrolled) : null,
    loss("Pas encore rencontrées", notStarted),
    loss("Entretien en cours", interviewing),
    stand("Entretien terminé", interviewed, participating),
    loss("Sans réponse", unanswered),
    stand("Évaluées", assessed, participating),
    stand("Plan d’actions arrêté", planned, interviewed),
    stand("Rapport remis", reported, interviewed),
  ];
  return all.flatMap((step) => step ?? []);
}

function stand(label: string, n: number, of: number): FunnelStep {
  return { label, n, kind: "stand", outOf: `sur ${formatNumber(of)}` };
}

function loss(label: string, n: number): FunnelStep | null {
  return n === 0 ? null : { label, n, kind: "loss", outOf: "" };
}
