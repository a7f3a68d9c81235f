import { Link } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { formatCount } from "#app/domain/format.ts";
import { hasChoices, questionsOf } from "#app/domain/questionnaire/question.ts";
import { resourceGuard } from "#app/server/access/guard.ts";
import type { LoadedQuestionnaire } from "#app/server/content/load-content.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/questionnaires";

export const middleware: Route.MiddlewareFunction[] = [resourceGuard("read", "content")];

export const meta: Route.MetaFunction = () => [{ title: "Questionnaires · Diapason" }];

export function loader() {
  return { questionnaires: services().content.questionnaires.map(listed) };
}

function listed({ questionnaire, sha256, isPublished }: LoadedQuestionnaire) {
  const questions = questionsOf(questionnaire);
  const choices = questions.flatMap((question) => (hasChoices(question) ? question.choices : []));
  return {
    id: questionnaire.id,
    version: questionnaire.version,
    title: questionnaire.title,
    isPublished,
    sha256: sha256.questionnaire,
    counts: [
      formatCount(questionnaire.themes.length, "thème", "thèmes"),
      formatCount(questions.length, "question", "questions"),
      formatCount(choices.length, "modalité", "modalités"),
      formatCount(questionnaire.recommendations.length, "préconisation", "préconisations"),
    ],
  };
}

export default function Questionnaires({ loaderData }: Route.ComponentProps) {
  const { questionnaires } = loaderData;
  return (
    <>
      <PageHead
        title="Questionnaires"
        below="Ce qui est demandé aux entreprises, et ce que chaque réponse entraîne. Une version publiée ne change plus."
      />
      {questionnaires.length === 0 ? (
        <EmptyState title="Pas de questionnaire">
          <p>Ce serveur n’en a pas encore. L’administrateur les dépose dans son dossier de contenu.</p>
        </EmptyState>
      ) : (
        <ul className="content-list">
          {questionnaires.map(({ id, version, title, isPublished, sha256, counts }) => (
            <li key={`${id}/${version}`} className="card">
              <div className="operation-card-head">
                <h2>
                  <Link to={`/questionnaires/${id}/${version}`}>{title}</Link>
                </h2>
                <span className="row">
                  <span className="tag">Version {version}</span>
                  {isPublished ? (
                    <span className="tag accent">Publiée</span>
                  ) : (
                    <span className="tag signal">Pas encore publiée</span>
                  )}
                </span>
              </div>
              <p>{counts.join(" · ")}</p>
              <p className="soft small">
                Empreinte du fichier (SHA-256) : <code className="identifier">{sha256}</code>
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
