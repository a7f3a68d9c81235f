import { data, Link } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { FirmHead } from "#app/components/firms/firm-head.tsx";
import { CrossedThemeSection } from "#app/components/perspectives/crossed-theme.tsx";
import { GapChart } from "#app/components/perspectives/gap-chart.tsx";
import { GapTable } from "#app/components/perspectives/gap-table.tsx";
import { PerspectiveStory } from "#app/components/perspectives/perspective-story.tsx";
import { Voices } from "#app/components/perspectives/voices.tsx";
import type { CrossedPerspectives } from "#app/domain/report/perspectives/crossed-perspectives.ts";
import { hasCommonGround } from "#app/domain/report/perspectives/crossed-perspectives.ts";
import { currentOperation } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/perspectives";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "interview")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Regards · ${loaderData?.opened.firm.name ?? ""} · Diapason` },
];

export async function loader({ params, context }: Route.LoaderArgs) {
  const { id, name } = currentOperation(context);
  const asked = { operationId: id, enrollmentId: params.enrollmentId };
  const opened = await services().readings.read("perspectives", asked);
  if (opened === null) throw data(null, { status: 404 });
  return { operation: { id, name }, enrollmentId: params.enrollmentId, opened };
}

export default function Perspectives({ loaderData }: Route.ComponentProps) {
  const { operation, enrollmentId, opened } = loaderData;
  const { firm, asks, perspectives } = opened;
  const home = `/operations/${operation.id}/entreprises/${enrollmentId}`;
  const isComparable = hasCommonGround(perspectives);
  return (
    <>
      <FirmHead
        operation={operation}
        enrollmentId={enrollmentId}
        name={firm.name}
        actions={
          isComparable && !firm.isWithdrawn ? (
            <Link className="button" to={`${home}/regards/restitution`}>
              {perspectives.agreements.length === 0 ? "Commencer la restitution" : "Reprendre la restitution"}
            </Link>
          ) : undefined
        }
      />
      <section className="card voices-card" aria-label="Qui a répondu">
        <Voices
          voices={perspectives.voices}
          asks={asks}
          invitePath={firm.isWithdrawn ? null : `${home}/invitations`}
          interviewPath={`${home}/entretien`}
        />
      </section>
      {isComparable ? (
        <Compared perspectives={perspectives} />
      ) : (
        <NothingInCommon perspectives={perspectives} home={home} isWithdrawn={firm.isWithdrawn} />
      )}
    </>
  );
}

function Compared({ perspectives }: { readonly perspectives: CrossedPerspectives }) {
  const { themes } = perspectives;
  const isTypical = themes.some(({ comparisons }) => comparisons.some(({ typical }) => typical !== null));
  return (
    <>
      <PerspectiveStory perspectives={perspectives} />
      <section className="card">
        <h2>Les écarts, thème par thème</h2>
        <p className="soft">
          Du plus large au plus étroit, sur les questions que le dirigeant et l’autre regard ont en commun. Un
          «{"\u00A0"}+{"\u00A0"}» dit que le dirigeant se voit au-dessus.
          {isTypical
            ? " Le trait pointillé est l’écart habituel des autres entreprises : les dirigeants se voient souvent un peu mieux qu’on ne les voit."
            : " L’écart habituel du groupe s’affichera quand cinq autres entreprises au moins auront croisé ces regards."}
        </p>
        <GapChart themes={themes} />
        <details className="disclosure">
          <summary>Les mêmes chiffres en tableau</summary>
          <GapTable themes={themes} />
        </details>
      </section>
      <section className="card">
        <h2>Question par question</h2>
        {themes.map((theme) => (
          <CrossedThemeSection key={theme.id} theme={theme} />
        ))}
      </section>
    </>
  );
}

type NothingProps = {
  readonly perspectives: CrossedPerspectives;
  readonly home: string;
  readonly isWithdrawn: boolean;
};

function NothingInCommon({ perspectives, home, isWithdrawn }: NothingProps) {
  const isMissing = (perspective: string) =>
    perspectives.voices.every((voice) => voice.perspective !== perspective || voice.received === 0);
  if (isMissing("director")) {
    return (
      <EmptyState
        title="Il manque le regard du dirigeant"
        action={
          isWithdrawn ? undefined : (
            <Link className="button" to={`${home}/invitations`}>
              Inviter le dirigeant
            </Link>
          )
        }
      >
        <p>
          Les écarts se mesurent à son auto-évaluation. Il la remplit seul, sur son téléphone, en un quart
          d’heure : invitez-le avant l’entretien, pour que ses réponses ne suivent pas les vôtres.
        </p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="Rien à comparer pour l’instant"
      action={
        isWithdrawn ? undefined : (
          <Link className="button" to={isMissing("consultant") ? `${home}/entretien` : `${home}/invitations`}>
            {isMissing("consultant") ? "Commencer l’entretien" : "Inviter d’autres regards"}
          </Link>
        )
      }
    >
      <p>
        Le dirigeant a répondu. Les écarts apparaissent dès qu’un autre regard a répondu aux mêmes questions :
        le vôtre en entretien, ou ceux de trois salariés ou de trois clients au moins.
      </p>
    </EmptyState>
  );
}
