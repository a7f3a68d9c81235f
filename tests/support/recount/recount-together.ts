/** What was promised, the time, the aid and the collective actions, in plain SQL, under the names of the spreadsheets. */
import type { Db } from "#db/client.server.ts";

/** What the convention's indicators are called in print: those that the demo uses. */
const LABELS: Readonly<Record<string, string>> = {
  enrolled: "Entreprises inscrites",
  interviewed: "Entreprises diagnostiquées",
  "plans-agreed": "Plans d’actions arrêtés",
  "reports-released": "Rapports remis",
  "actions-begun": "Actions lancées",
  "actions-done": "Actions faites",
  "advice-days": "Jours de conseil individuel",
  "individual-hours": "Heures de conseil individuel",
  workshops: "Ateliers collectifs",
  participations: "Personnes participantes",
  "collective-pilots": "Pilotes d’actions collectives lancés",
  "aid-granted": "Aides obtenues par les entreprises",
};

const STAYING = "FROM enrollments e WHERE e.operation_id = :operation AND e.withdrawn_at IS NULL";
const REACHED = (milestone: string) =>
  `SELECT count(*) ${STAYING} AND EXISTS (SELECT 1 FROM enrollment_rounds r WHERE r.enrollment_id = e.id AND r.${milestone} IS NOT NULL)`;
const ACTIONS = (statuses: string) =>
  `SELECT count(*) FROM planned_actions a WHERE a.decision <> 'rejected' AND a.status IN (${statuses}) AND a.enrollment_id IN (SELECT e.id ${STAYING})`;
const HOURS = (kinds: string) =>
  `SELECT coalesce(sum(hours * advisers), 0) FROM events WHERE operation_id = :operation AND held_on <= :today AND kind IN (${kinds})`;
const AID = (amount: string, outcomes: string) =>
  `SELECT coalesce(sum(${amount}), 0) FROM aid_requests a WHERE a.outcome IN (${outcomes}) AND a.enrollment_id IN (SELECT e.id ${STAYING})`;

const DONE: Readonly<Record<string, string>> = {
  enrolled: `SELECT count(*) ${STAYING}`,
  interviewed: REACHED("interviewed_at"),
  "plans-agreed": REACHED("plan_agreed_at"),
  "reports-released": REACHED("report_released_at"),
  "actions-begun": ACTIONS("'started', 'done'"),
  "actions-done": ACTIONS("'done'"),
  "advice-days": `SELECT (${HOURS("'visit', 'debrief'")}) / 7.0`,
  "individual-hours": HOURS("'visit', 'debrief'"),
  workshops:
    "SELECT count(*) FROM events WHERE operation_id = :operation AND held_on <= :today AND kind = 'workshop'",
  // Of the demo's conventions, the one that promises participations counts persons.
  participations: `SELECT count(DISTINCT coalesce(a.enrollment_id, '') || '|' || lower(trim(a.person))) FROM attendances a JOIN events v ON v.id = a.event_id
    WHERE v.operation_id = :operation AND v.held_on <= :today AND v.kind = 'workshop' AND a.signed_at IS NOT NULL`,
  "collective-pilots":
    "SELECT count(DISTINCT action_id) FROM collective_steps WHERE operation_id = :operation AND verb = 'start-pilot'",
  "aid-granted": AID("a.granted_amount", "'granted'"),
};

/** `today`: an ISO date. */
export function recountTogether(
  sqlite: Db["$client"],
  operation: string,
  today: string,
): ReadonlyMap<string, number> {
  const figures = new Map<string, number>();
  const count = (sql: string) =>
    sqlite.prepare<[object], number>(sql).pluck().get(named(sql, { operation, today })) ?? Number.NaN;
  const targets = sqlite
    .prepare<[string], { indicator: string; label: string | null; planned: number; achieved: number | null }>(
      "SELECT indicator, label, planned, achieved FROM targets WHERE operation_id = ?",
    )
    .all(operation);
  for (const { indicator, label, planned, achieved } of targets) {
    const done = indicator === "own" ? achieved : count(DONE[indicator] ?? "SELECT NULL");
    const name = `convention:${label ?? LABELS[indicator] ?? indicator}`;
    figures.set(`${name}:planned`, planned);
    figures.set(`${name}:achieved`, done ?? Number.NaN);
    figures.set(`${name}:gap`, (done ?? Number.NaN) - planned);
  }
  const funding = count("SELECT public_funding FROM convention_terms WHERE operation_id = :operation");
  const granted = count(AID("a.granted_amount", "'granted'"));
  figures.set("hours:individual", count(HOURS("'visit', 'debrief'")));
  figures.set("hours:collective", count(HOURS("'workshop'")));
  figures.set("hours:preparation", count(HOURS("'preparation'")));
  figures.set("aid:public-funding", funding);
  figures.set("aid:asked", count(AID("a.asked_amount", "'asked', 'granted', 'refused'")));
  figures.set("aid:granted", granted);
  figures.set("aid:per-public-euro", granted / funding);
  for (const row of actionRows(sqlite, operation)) {
    const action = `action:${row.template ?? row.title}`;
    // Nobody can have said yes where nobody was invited: there is no such figure.
    if (row.invited > 0) figures.set(`${action}:joined`, row.joined);
    figures.set(`network:${row.title}:invited`, row.invited);
    figures.set(`network:${row.title}:joined`, row.joined);
    figures.set(`network:${row.title}:hesitating`, row.hesitating);
    for (const [name, euros] of [
      [`${action}:unit-cost`, row.unitCost],
      [`${action}:total-cost`, row.totalCost],
      [`${action}:budget-cap`, row.cap],
      [`lesson:${row.title}:real-cost`, row.realCost],
    ] as const) {
      if (euros !== null) figures.set(name, euros);
    }
  }
  return figures;
}

type ActionRow = Readonly<Record<"template", string | null>> &
  Readonly<Record<"title", string>> &
  Readonly<Record<"unitCost" | "totalCost" | "cap" | "realCost", number | null>> &
  Readonly<Record<"invited" | "joined" | "hesitating", number>>;

function actionRows(sqlite: Db["$client"], operation: string): readonly ActionRow[] {
  const members = (answers: string) =>
    `(SELECT count(*) FROM collective_members m WHERE m.action_id = c.id AND m.answer IN (${answers}))`;
  return sqlite
    .prepare<[string], ActionRow>(
      `SELECT template, json_extract(description, '$.title') AS title,
         json_extract(description, '$.unitCost') AS unitCost, json_extract(description, '$.totalCost') AS totalCost,
         coalesce(json_extract(pilot, '$.budgetCap'),
           (SELECT json_extract(s.written, '$.budgetCap') FROM collective_steps s
            WHERE s.action_id = c.id AND s.verb = 'start-pilot' ORDER BY s.seq DESC LIMIT 1)) AS cap,
         json_extract(feedback, '$.realCost') AS realCost,
         ${members("'invited', 'yes', 'no', 'perhaps'")} AS invited, ${members("'yes'")} AS joined,
         ${members("'perhaps'")} AS hesitating
       FROM collective_actions c WHERE operation_id = ?`,
    )
    .all(operation);
}

/** SQLite refuses a name that the query doesn't use. */
function named(sql: string, values: Readonly<Record<string, string>>): object {
  return Object.fromEntries(Object.entries(values).filter(([name]) => sql.includes(`:${name}`)));
}
