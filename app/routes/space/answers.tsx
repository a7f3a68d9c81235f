import { Link } from "react-router";
import { ConsultantContact } from "#app/components/space/consultant-contact.tsx";
import { SpaceShell, waysOf } from "#app/components/space/space-shell.tsx";
import { formatDate, typographic } from "#app/domain/format.ts";
import { currentVisit } from "#app/server/access/respondent-guard.ts";
import { questionnairesIn } from "#app/server/questionnaire-source.ts";
import { services } from "#app/server/services.ts";
import { ownSpace } from "#app/server/space/guard.ts";
import { spaceHead } from "#app/server/space/open-space.ts";
import { ownAnswers } from "#app/server/space/own-answers.ts";
import type { Route } from "./+types/answers";

export const middleware: Route.MiddlewareFunction[] = [...ownSpace("read", "answers")];

export const meta: Route.MetaFunction = () => [{ title: "Vos réponses · Diapason" }];

export function loader({ context }: Route.LoaderArgs) {
  const { db, content } = services();
  const visit = currentVisit(context);
  const tools = { db, questionnaireOf: questionnairesIn(content) };
  return {
    head: spaceHead(db, visit),
    submittedAt: visit.respondent?.submittedAt ?? null,
    themes: visit.isSubmitted ? ownAnswers(tools, visit) : null,
  };
}

export default function OwnAnswers({ loaderData }: Route.ComponentProps) {
  const { head, submittedAt, themes } = loaderData;
  return (
    <SpaceShell firm={head.firm} operation={head.operation} ways={waysOf(head)}>
      <div className="stack">
        <h1>Vos réponses</h1>
        {submittedAt === null ? (
          <>
            <p>Elles ne sont pas encore envoyées : vous pouvez les relire et les changer.</p>
            <p>
              <Link className="button" to="/reponse">
                Continuer
              </Link>
            </p>
          </>
        ) : (
          <p>
            Envoyées le {formatDate(submittedAt)}. Elles ne se changent plus ici, parce que le diagnostic
            s’appuie dessus.
          </p>
        )}
        {themes?.map((theme) => (
          <section key={theme.id} className="card stack" aria-labelledby={`theme-${theme.id}`}>
            <h2 id={`theme-${theme.id}`}>{typographic(theme.label)}</h2>
            <dl className="own-lines">
              {theme.lines.map((line) => (
                <div key={line.id}>
                  <dt>{typographic(line.question)}</dt>
                  <dd className={line.isAnswered ? undefined : "soft"}>
                    {typographic(line.answer)}
                    {line.comment === null ? null : <p className="soft small">{line.comment}</p>}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        {submittedAt === null ? null : (
          <section className="card stack">
            <h2>Demander une correction</h2>
            <p>Une réponse n’est pas juste ? Dites laquelle : elle sera reprise avec vous.</p>
            <ConsultantContact consultant={head.consultant} about={`${head.firm} : une réponse à corriger`} />
          </section>
        )}
      </div>
    </SpaceShell>
  );
}
