/** The collective part of an operation's story, one dated step after the other. */
import type { EventKind } from "#app/domain/convention/convention.ts";
import { chanceBetween } from "#db/demo/chance.ts";
import { instantOn } from "#db/demo/days.ts";
import type { DemoOperation } from "#db/demo/demo-operation.ts";
import type { Portrait } from "#db/demo/portrait.ts";
import { metAgain } from "#db/demo/second-visit.ts";
import type {
  ByConsultant,
  DrawnAction,
  DrawnAid,
  DrawnConvention,
  DrawnEvent,
  DrawnMove,
  DrawnPublication,
  DrawnTarget,
  DrawnWord,
} from "#db/demo/together.ts";

/** A visit or a debrief: one firm's time. */
export type FirmEvent = {
  readonly kind: Extract<EventKind, "visit" | "debrief">;
  readonly title: string;
  readonly heldOn: string;
  readonly hours: number;
  readonly firm: string;
};

export type TogetherDeed =
  | { readonly kind: "promise"; readonly convention: DrawnConvention }
  | {
      readonly kind: "account";
      readonly target: DrawnTarget;
      readonly account: DrawnTarget["accounts"][number];
    }
  | { readonly kind: "meet"; readonly event: DrawnEvent }
  | { readonly kind: "see-firm"; readonly event: FirmEvent }
  | { readonly kind: "begin-action"; readonly action: DrawnAction }
  | { readonly kind: "move-action"; readonly action: string; readonly move: DrawnMove }
  | { readonly kind: "say"; readonly action: string; readonly word: DrawnWord }
  | { readonly kind: "ask-aid"; readonly aid: DrawnAid }
  | { readonly kind: "settle-aid"; readonly aid: DrawnAid }
  | { readonly kind: "consent"; readonly firm: string }
  /** T1 begins. */
  | { readonly kind: "open-round" }
  | { readonly kind: "publish"; readonly publication: DrawnPublication };

/** A deed with its instant (ISO) and who did it. */
export type TogetherStep = { readonly at: string; readonly by: ByConsultant; readonly deed: TogetherDeed };

/** The steps, in no order. `today` is the ISO date that none may reach. */
export function drawTogether(operation: DemoOperation, today: string): readonly TogetherStep[] {
  const { convention, actions, events, aid, consents, publications } = operation.together;
  const step = (day: string, minutes: number, by: ByConsultant, deed: TogetherDeed): TogetherStep => ({
    at: instantOn(day, minutes),
    by,
    deed,
  });
  const steps: readonly TogetherStep[] = [
    step(convention.writtenOn, MORNING, "second", { kind: "promise", convention }),
    ...convention.targets.flatMap((target, index) =>
      target.accounts.map((account) =>
        step(account.on, EVENING + index, "second", { kind: "account", target, account }),
      ),
    ),
    ...(operation.secondCampaignOn === undefined
      ? []
      : [step(operation.secondCampaignOn, OPENING, "second", { kind: "open-round" })]),
    ...operation.portraits.flatMap((portrait) =>
      [...firmEvents(portrait, VISIT_TITLE), ...eventsOfSecondVisit(portrait)].map((event, index) =>
        step(event.heldOn, EVENING + 20 + index, portrait.course.consultant, { kind: "see-firm", event }),
      ),
    ),
    ...actions.flatMap((action) => [
      step(action.begunOn, NOON, action.by, { kind: "begin-action", action }),
      ...action.moves.map((move, index) =>
        step(dayOf(move), NOON + 1 + index, action.by, {
          kind: "move-action",
          action: action.key,
          move,
        }),
      ),
      ...action.said.map((word, index) =>
        step(word.on, AFTERNOON + index, action.by, { kind: "say", action: action.key, word }),
      ),
    ]),
    ...events.map((event) => step(event.heldOn, EVENING, event.by, { kind: "meet", event })),
    ...aid.flatMap((request) => {
      const by = consultantOf(operation, request.firm);
      const asked = step(request.askedOn, AFTERNOON + 30, by, { kind: "ask-aid", aid: request });
      if (request.settled === undefined) return [asked];
      return [asked, step(request.settled.on, AFTERNOON + 40, by, { kind: "settle-aid", aid: request })];
    }),
    ...consents.map(({ firm, on }) => step(on, EVENING, "second", { kind: "consent", firm })),
    ...publications.map((publication) =>
      step(publication.on, LATE, publication.by, { kind: "publish", publication }),
    ),
  ];
  const late = steps.find(({ at }) => at >= today);
  if (late !== undefined) throw new Error(`${late.deed.kind} on ${late.at} is not before ${today}`);
  return steps;
}

/** Before anybody answers, at the earliest, in a day of the second campaign. */
const OPENING = 5 * 60;

/** Minutes after midnight UTC. Firms are seen in the morning, and written about in the evening. */
const MORNING = 8 * 60;
const NOON = 11 * 60;
const AFTERNOON = 14.5 * 60;
const EVENING = 16 * 60;
const LATE = 17 * 60;

/** A committee's decision is noted on its day. */
function dayOf(move: DrawnMove): string {
  return move.verb === "approve" ? move.decidedOn : move.on;
}

function consultantOf({ portraits }: DemoOperation, firm: string): ByConsultant {
  const portrait = portraits.find(({ key }) => key === firm);
  if (portrait === undefined) throw new Error(`The demo has no firm ${firm}`);
  return portrait.course.consultant;
}

/** Quarters of an hour, the least and the most. */
const VISIT = [10, 15] as const;
const DEBRIEF = [6, 9] as const;
const HANDING_OVER = [4, 6] as const;

const VISIT_TITLE = "Entretien de diagnostic";
const SECOND_VISIT_TITLE = "Entretien de la deuxième campagne";

function eventsOfSecondVisit(portrait: Portrait): readonly FirmEvent[] {
  const again = metAgain(portrait);
  return again === null ? [] : firmEvents(again, SECOND_VISIT_TITLE);
}

/** What the firm's own course says was spent with it. */
function firmEvents({ key, course }: Portrait, visitTitle: string): readonly FirmEvent[] {
  const { step, interviewedOn, planOn, reportOn } = course;
  const event = (
    kind: FirmEvent["kind"],
    title: string,
    heldOn: string | undefined,
    [least, most]: readonly [number, number],
  ): readonly FirmEvent[] => {
    if (heldOn === undefined) return [];
    return [{ kind, title, heldOn, firm: key, hours: chanceBetween(least, most, key, title) / 4 }];
  };
  return [
    ...event("visit", visitTitle, interviewedOn, VISIT),
    ...event(
      "debrief",
      step === "drafting" ? "Restitution des résultats" : "Restitution et plan d’actions",
      planOn,
      DEBRIEF,
    ),
    ...event("visit", "Remise du rapport et point sur le plan", reportOn, HANDING_OVER),
  ];
}
