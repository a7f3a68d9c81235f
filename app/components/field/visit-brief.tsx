import type { ReactNode } from "react";
import type { VisitHandle } from "#app/components/field/use-visit.ts";
import { LevelTag } from "#app/components/level-tag.tsx";
import type { Stake } from "#app/domain/answers/answer.ts";
import { formatAppointment, formatCount, formatList, formatScore, typographic } from "#app/domain/format.ts";
import type { ActionStatus } from "#app/domain/plan/action-plan.ts";
import { addressLine, levelOf, stakesThatMatter, themesThen } from "#app/domain/visit/firm-brief.ts";
import { asStake } from "#app/domain/visit/visit-values.ts";
import { statusLabels } from "#app/text/plan.ts";
import { STAKE_LABELS } from "#app/text/stakes.ts";

type BriefProps = { readonly handle: VisitHandle };

/** What one reads in a minute before pushing the door. */
export function VisitBrief({ handle }: BriefProps) {
  return (
    <>
      <FirmCard handle={handle} />
      <StakesCard handle={handle} />
      <BeforeCard handle={handle} />
    </>
  );
}

function FirmCard({ handle }: BriefProps) {
  const { firm, territory } = handle.visit.pack;
  const address = addressLine(firm);
  return (
    <section className="card brief-firm" aria-labelledby="entreprise">
      <h2 id="entreprise">L’entreprise</h2>
      <dl className="brief-facts">
        <Fact label="Rendez-vous">
          {firm.appointmentAt === null ? null : (
            <>
              {formatAppointment(firm.appointmentAt)}
              {firm.appointmentPlace === null ? "" : `, ${firm.appointmentPlace}`}
            </>
          )}
        </Fact>
        <Fact label="Dirigeant">{firm.director}</Fact>
        <Fact label="Métier">{firm.trade}</Fact>
        <Fact label="Effectif">{headcountInWords(firm.headcount)}</Fact>
        <Fact label="Labels">{firm.labels.length === 0 ? null : formatList(firm.labels)}</Fact>
        <Fact label="Téléphone">
          {firm.phone === null ? null : (
            <a href={`tel:${firm.phone.replaceAll(/[^+\d]/g, "")}`}>{firm.phone}</a>
          )}
        </Fact>
        <Fact label="Courriel">
          {firm.email === null ? null : <a href={`mailto:${firm.email}`}>{firm.email}</a>}
        </Fact>
        <Fact label="Adresse">
          {address === null ? null : <a href={`geo:0,0?q=${encodeURIComponent(address)}`}>{address}</a>}
        </Fact>
        <Fact label="Territoire">{territory === "" ? null : territory}</Fact>
      </dl>
    </section>
  );
}

function headcountInWords(headcount: number | null): string | null {
  if (headcount === 0) return "Le dirigeant seul";
  return headcount === null ? null : formatCount(headcount, "salarié", "salariés");
}

/** Nothing for what nobody knows. */
function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  if (children === null) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function StakesCard({ handle }: BriefProps) {
  const stakes = stakesThatMatter(handle.content.questionnaire, stakesOf(handle));
  return (
    <section className="card" aria-labelledby="enjeux">
      <h2 id="enjeux">Ce qui compte pour le dirigeant</h2>
      {stakes.length === 0 ? (
        <p className="soft">Pas encore dit. L’enjeu se demande en tête de chaque thème.</p>
      ) : (
        <ul className="brief-list">
          {stakes.map(({ id, label, stake }) => (
            <li key={id}>
              <span>{label}</span>
              <span className={stake === 3 ? "tag accent" : "tag"}>
                Enjeu {STAKE_LABELS[stake].toLowerCase()}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What the round before found, and what became of what was decided then. */
function BeforeCard({ handle }: BriefProps) {
  const before = handle.visit.pack.roundBefore;
  const { questionnaire } = handle.content;
  if (before === null) return null;
  const themes = themesThen(questionnaire, before.themes);
  const count = questionnaire.levels.length;
  const overall = levelOf(questionnaire, before.overall);
  return (
    <section className="card stack" aria-labelledby="campagne-avant">
      <div className="row">
        <h2 id="campagne-avant">À la campagne {before.code}</h2>
        <LevelTag label={overall?.label ?? null} rank={overall?.rank ?? 0} count={count} />
        {before.overall === null ? null : (
          <span className="soft num">{formatScore(before.overall)} sur 100</span>
        )}
      </div>
      {themes.length === 0 ? null : (
        <ul className="brief-list">
          {themes.map(({ id, label, score, level }) => (
            <li key={id}>
              <span>{label}</span>
              <span className="soft num">{formatScore(score)}</span>
              <LevelTag label={level?.label ?? null} rank={level?.rank ?? 0} count={count} />
            </li>
          ))}
        </ul>
      )}
      <h3>Ce qui avait été décidé</h3>
      {before.actions.length === 0 ? (
        <p className="soft">Aucune action n’avait été décidée.</p>
      ) : (
        <ul className="brief-list">
          {before.actions.map(({ title, status }) => (
            <li key={title}>
              <span>{typographic(title)}</span>
              <span className={status === "done" ? "tag accent" : "tag"}>{statusWords(status)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function statusWords(status: string): string {
  return isStatus(status) ? statusLabels[status] : status;
}

function isStatus(status: string): status is ActionStatus {
  return Object.hasOwn(statusLabels, status);
}

/** The director's own word comes before what the consultant noted of it. */
function stakesOf({ visit, values }: VisitHandle): Readonly<Record<string, Stake>> {
  const said = (perspective: "director" | "consultant") => {
    const owners = visit.pack.sheets.filter((sheet) => sheet.perspective === perspective);
    const ids = new Set(owners.map(({ respondentId }) => respondentId));
    return values.flatMap(({ respondentId, subject, key, value }): (readonly [string, Stake])[] => {
      const stake = subject === "stake" && ids.has(respondentId) ? asStake(value) : null;
      return stake === null ? [] : [[key, stake]];
    });
  };
  return Object.fromEntries([...said("consultant"), ...said("director")]);
}
