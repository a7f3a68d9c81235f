import type { ReactNode } from "react";
import { Link } from "react-router";
import { SkipLink } from "#app/components/skip-link.tsx";
import { formatCount } from "#app/domain/format.ts";
import type { InvitedPerspective } from "#app/domain/invitation/invitation.ts";

type RespondentShellProps = {
  /** The firm that it is about; the name of the house where it isn't known. */
  readonly firm: string;
  readonly operation?: string;
  /** On the right of the bar: how long is left. */
  readonly aside?: string | null;
  /** How far one is: settled out of asked. */
  readonly progress?: { readonly settled: number; readonly asked: number };
  /** The ways out of the page; none before one came in. */
  readonly ways?: readonly Way[];
  /** Stays at the foot of the screen. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
};

export type Way = { readonly to: string; readonly label: string };

/** What surrounds a respondent: the firm's name, how far they are, and nothing of the house. */
export function RespondentShell(props: RespondentShellProps) {
  const { firm, operation, aside = null, progress, ways = [], foot, children } = props;
  return (
    <div className="respondent">
      <SkipLink />
      <header className="respondent-head">
        <div>
          <p className="firm">{firm}</p>
          {aside === null ? null : <p className="soft small">{aside}</p>}
        </div>
        {progress === undefined ? null : (
          <progress
            value={progress.settled}
            max={Math.max(progress.asked, 1)}
            aria-label={`${formatCount(progress.settled, "réponse", "réponses")} sur ${progress.asked}`}
          />
        )}
      </header>
      <main id="contenu" tabIndex={-1}>
        {children}
        {ways.length === 0 && operation === undefined ? null : (
          <div className="respondent-ways small">
            {ways.length === 0 ? null : (
              <nav aria-label="Autour du questionnaire">
                {ways.map(({ to, label }) => (
                  <Link key={to} to={to}>
                    {label}
                  </Link>
                ))}
              </nav>
            )}
            {operation === undefined || operation === "" ? null : <p className="soft">{operation}</p>}
          </div>
        )}
      </main>
      {foot}
    </div>
  );
}

const SUMMARY: Way = { to: "/reponse/sommaire", label: "Sommaire" };
const DATA: Way = { to: "/reponse/vos-donnees", label: "Vos données" };
const ELSEWHERE: Way = { to: "/reponse/ailleurs", label: "Autre appareil" };
const LEAVE: Way = { to: "/reponse/quitter", label: "Quitter" };

const SPACE: Way = { to: "/espace", label: "Mon espace" };

/** While one answers, except the page that one is on. A director has a space, which the same link opens. */
export function answeringWays(perspective: InvitedPerspective, here: string | null = null): readonly Way[] {
  const ways = [SUMMARY, ELSEWHERE, ...(perspective === "director" ? [SPACE] : []), DATA, LEAVE];
  return ways.filter(({ to }) => to !== here);
}

/** Before the first question, and after the last. */
export const OUTER_WAYS: readonly Way[] = [DATA, LEAVE];
/** On the page of the notice itself. */
export const LEAVING_WAYS: readonly Way[] = [LEAVE];
