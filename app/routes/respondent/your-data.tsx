import { Link } from "react-router";
import { NoticeText } from "#app/components/respondent/notice-text.tsx";
import { LEAVING_WAYS, RespondentShell } from "#app/components/respondent/respondent-shell.tsx";
import { currentVisit } from "#app/server/access/respondent-guard.ts";
import { cameByLink } from "#app/server/self-assessment/guard.ts";
import { shownNotice } from "#app/server/self-assessment/notice.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/your-data";

export const middleware: Route.MiddlewareFunction[] = [cameByLink];

export const meta: Route.MetaFunction = () => [{ title: "Vos données · Diapason" }];

export function loader({ context }: Route.LoaderArgs) {
  const visit = currentVisit(context);
  return { firm: visit.invitation.firm, notice: shownNotice(services().db, visit) };
}

/** The notice, to read again at any time. */
export default function YourDataPage({ loaderData }: Route.ComponentProps) {
  const { firm, notice } = loaderData;
  return (
    <RespondentShell
      firm={firm}
      ways={LEAVING_WAYS}
      {...(notice === null ? {} : { operation: notice.operation })}
    >
      <div className="stack">
        <h1>Vos données</h1>
        {notice === null ? (
          <p>Ces informations ne sont pas encore publiées.</p>
        ) : (
          <NoticeText notice={notice} />
        )}
        <p>
          <Link className="button" to="/reponse">
            Revenir à mes réponses
          </Link>
        </p>
      </div>
    </RespondentShell>
  );
}
