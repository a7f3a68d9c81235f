import { data } from "react-router";
import { QuestionnaireTheme } from "#app/components/content/questionnaire-theme.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { formatCount, formatNumber, formatPercent, typographic } from "#app/domain/format.ts";
import type { Questionnaire, Recommendation } from "#app/domain/questionnaire/definition.ts";
import { describeCondition } from "#app/domain/questionnaire/describe-condition.ts";
import { questionsOf } from "#app/domain/questionnaire/question.ts";
import { resourceGuard } from "#app/server/access/guard.ts";
import { findQuestionnaire } from "#app/server/content/load-content.ts";
import { services } from "#app/server/services.ts";
import { horizonLabels } from "#app/text/plan.ts";
import { SCOPE_LABELS } from "#app/text/questionnaires.ts";
import type { Route } from "./+types/questionnaire";

export const middleware: Route.MiddlewareFunction[] = [resourceGuard("read", "content")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? "Questionnaire"} · Diapason` },
];

export function loader({ params }: Route.LoaderArgs) {
  const { content } = services();
  const found = findQuestionnaire(content, params.questionnaireId, Number(params.version));
  if (found === null) throw data(null, { status: 404 });
  const { questionnaire, isPublished, sha256 } = found;
  const { title, version, themes, recommendations, levels, scale, minimumCoverage } = questionnaire;
  return {
    ...{ title, version, themes, levels, scale, minimumCoverage, isPublished },
    sha256: sha256.questionnaire,
    recommendations: recommendations.map(({ id, title, why, steps, horizon, effort, impact, scope }) => ({
      ...{ id, title, why, steps, horizon, effort, impact, scope },
    })),
    questions: questionsOf(questionnaire).length,
    conditions: conditionsOf(questionnaire),
    titles: Object.fromEntries([
      ...recommendations.map((each) => [each.id, typographic(each.title)]),
      ...questionnaire.tags.map((tag) => [tag.id, typographic(tag.label)]),
    ]),
  };
}

function conditionsOf(questionnaire: Questionnaire): Readonly<Record<string, string>> {
  return Object.fromEntries(
    questionsOf(questionnaire).flatMap(({ id, visibleWhen }) =>
      visibleWhen === undefined ? [] : [[id, typographic(describeCondition(visibleWhen, questionnaire))]],
    ),
  );
}

export default function QuestionnairePage({ loaderData }: Route.ComponentProps) {
  const { title, version, themes, questions, recommendations, conditions, titles, isPublished, sha256 } =
    loaderData;
  return (
    <>
      <PageHead
        title={typographic(title)}
        crumbs={[{ label: "Questionnaires", to: "/questionnaires" }]}
        above={`Version ${version}, ${isPublished ? "publiée" : "pas encore publiée"}`}
        below={[
          formatCount(themes.length, "thème", "thèmes"),
          formatCount(questions, "question", "questions"),
          formatCount(recommendations.length, "préconisation", "préconisations"),
        ].join(" · ")}
      />
      <div className="stack questionnaire">
        <Rules {...loaderData} />
        <nav className="card contents" aria-label="Thèmes">
          <h2>Thèmes</h2>
          <ol>
            {themes.map((theme) => (
              <li key={theme.id}>
                <a href={`#theme-${theme.id}`}>{typographic(theme.label)}</a>
              </li>
            ))}
          </ol>
          <p>
            <a href="#preconisations">
              Les {formatCount(recommendations.length, "préconisation", "préconisations")}
            </a>
          </p>
        </nav>
        {themes.map((theme, index) => (
          <QuestionnaireTheme
            key={theme.id}
            theme={theme}
            rank={index + 1}
            conditions={conditions}
            titles={titles}
          />
        ))}
        <section className="card" id="preconisations">
          <h2>Préconisations</h2>
          <ul className="ruled">
            {recommendations.map((recommendation) => (
              <RecommendationText key={recommendation.id} recommendation={recommendation} />
            ))}
          </ul>
        </section>
        <p className="soft small">
          Empreinte du fichier (SHA-256) : <code className="identifier">{sha256}</code>
        </p>
      </div>
    </>
  );
}

type RulesProps = Pick<Route.ComponentProps["loaderData"], "levels" | "scale" | "minimumCoverage">;

function Rules({ levels, scale, minimumCoverage }: RulesProps) {
  return (
    <section className="card">
      <h2>Comment c’est noté</h2>
      <p>
        Les réponses valent de {formatNumber(scale.min)} à {formatCount(scale.max, "point", "points")}. Un
        thème est évalué quand au moins {formatPercent(minimumCoverage)} de ses questions notées, selon leur
        poids, ont une réponse. Niveaux, sur 100 :
      </p>
      <ul className="level-scale">
        {levels.map(({ id, label, from }) => (
          <li key={id} className="tag">
            {typographic(label)} à partir de {formatNumber(from)}
          </li>
        ))}
      </ul>
    </section>
  );
}

type RecommendationTextProps = {
  readonly recommendation: Pick<
    Recommendation,
    "id" | "title" | "why" | "steps" | "horizon" | "effort" | "impact" | "scope"
  >;
};

function RecommendationText({ recommendation }: RecommendationTextProps) {
  const { id, title, why, steps, horizon, effort, impact, scope } = recommendation;
  return (
    <li id={`preconisation-${id}`}>
      <b>{typographic(title)}</b>
      <p>{typographic(why)}</p>
      <ol>
        {steps.map((step) => (
          <li key={step}>{typographic(step)}</li>
        ))}
      </ol>
      <p className="soft small">
        {horizonLabels[horizon]} · effort {effort} sur 3 · effet {impact} sur 3 · {SCOPE_LABELS[scope]}
      </p>
    </li>
  );
}
