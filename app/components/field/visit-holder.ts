/**
 * One visit on the screen: what the device holds of it, with over it what is being written at this moment. What is typed shows at
 * once; it is said to be kept only when the device's transaction has committed, and what the device could not keep stays here,
 * on the screen, until it can. Knows no React.
 */
import type { LoggedValue, SheetSubject } from "#app/domain/answers/answer-operation.ts";
import type {
  EntryStanding,
  FieldStore,
  FieldVisit,
  KeepingFailure,
  Kept,
} from "#app/offline/field/field-store.ts";
import type { VisitContent } from "#app/offline/field/protocol.ts";

/** A place of a sheet. */
export type VisitSlot = {
  readonly respondentId: string;
  readonly subject: SheetSubject;
  readonly key: string;
};

/** Where the value of a slot stands: on its way to the device, not kept by it, or as the device says. */
export type HeldStanding =
  | EntryStanding
  | { readonly kind: "writing" }
  | { readonly kind: "lost"; readonly why: KeepingFailure };

export type HeldSlot = VisitSlot & {
  /** Null when it was cleared. */
  readonly value: LoggedValue | null;
  readonly revision: number;
  readonly standing: HeldStanding;
};

export type HeldVisit = {
  readonly visit: FieldVisit;
  readonly content: VisitContent;
  /** By `slotName`. */
  readonly slots: ReadonlyMap<string, HeldSlot>;
};

/** `opening`: not read yet; `absent`: this device has not got it, or not its questionnaire. */
export type Holding = HeldVisit | "opening" | "absent";

export type VisitHolder = {
  /** The same until something changes. */
  readonly holding: () => Holding;
  readonly onChange: (listener: () => void) => () => void;
  /** Shows a value at once, then keeps it. */
  readonly write: (slot: VisitSlot, value: LoggedValue | null) => Promise<Kept>;
  /** Stops listening to the device. */
  readonly close: () => void;
};

export function slotName({ respondentId, subject, key }: VisitSlot): string {
  return `${respondentId}/${subject}/${key}`;
}

/** What lies over the device's own entry: until a reading of the device that began after it was kept. */
type Written = {
  readonly slot: VisitSlot;
  readonly value: LoggedValue | null;
  readonly standing: HeldStanding;
  /** How many readings had begun when it was kept; null before. */
  readonly keptAt: number | null;
};

export function holdVisit(store: FieldStore, enrollmentId: string): VisitHolder {
  const listeners = new Set<() => void>();
  const written = new Map<string, Written>();
  let read: Omit<HeldVisit, "slots"> | "opening" | "absent" = "opening";
  let holding: Holding = "opening";
  let readings = 0;
  let isReading = false;
  let isStale = false;
  let isClosed = false;

  const tell = () => {
    holding = typeof read === "string" ? read : { ...read, slots: slotsOf(read.visit, written) };
    for (const listener of listeners) listener();
  };

  const readAgain = async () => {
    isStale = true;
    if (isReading) return;
    isReading = true;
    while (isStale && !isClosed) {
      isStale = false;
      readings += 1;
      const reading = readings;
      const found = await readVisit(store, enrollmentId, typeof read === "string" ? null : read.content);
      if (isClosed) break;
      // A device that is locked meanwhile gives nothing, and takes nothing away from the screen.
      if (found !== "unreadable" && (found !== "absent" || typeof read === "string")) read = found;
      for (const [name, { keptAt }] of written) {
        if (keptAt !== null && keptAt < reading) written.delete(name);
      }
      tell();
    }
    isReading = false;
  };

  /** What the device could not keep when this visit was last open in this page. */
  const tryAgain = async () => {
    for (const { respondentId, subject, key, value } of await store.unkept(enrollmentId)) {
      const slot = { respondentId, subject, key };
      if (!isClosed && !written.has(slotName(slot))) void write(slot, value);
    }
  };

  const stopListening = store.onChange(() => void readAgain());
  void readAgain();
  void tryAgain().catch(() => {});

  const write = async (slot: VisitSlot, value: LoggedValue | null): Promise<Kept> => {
    const name = slotName(slot);
    const one: Written = { slot, value, standing: { kind: "writing" }, keptAt: null };
    written.set(name, one);
    // It is sealed while the screen is drawn.
    const keeping = store.write({ enrollmentId, ...slot, value });
    tell();
    const kept = await keeping;
    // Something else was written there meanwhile: that one's end will tell.
    if (written.get(name) !== one) return kept;
    const standing = kept.ok ? ({ kind: "kept" } as const) : ({ kind: "lost", why: kept.why } as const);
    written.set(name, { ...one, standing, keptAt: kept.ok ? readings : null });
    tell();
    if (kept.ok) void readAgain();
    return kept;
  };

  return {
    holding: () => holding,
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    write,
    close: () => {
      isClosed = true;
      stopListening();
    },
  };
}

async function readVisit(store: FieldStore, enrollmentId: string, known: VisitContent | null) {
  try {
    const visit = await store.visit(enrollmentId);
    if (visit === null) return "absent" as const;
    const { questionnaire } = visit.pack;
    const isKnown =
      known?.questionnaire.id === questionnaire.id && known.questionnaire.version === questionnaire.version;
    const content = isKnown ? known : await store.content(questionnaire);
    return content === null ? ("absent" as const) : { visit, content };
  } catch {
    return "unreadable" as const;
  }
}

function slotsOf(visit: FieldVisit, written: ReadonlyMap<string, Written>): ReadonlyMap<string, HeldSlot> {
  const slots = new Map<string, HeldSlot>(visit.entries.map((entry) => [slotName(entry), entry]));
  for (const [name, { slot, value, standing }] of written) {
    slots.set(name, { ...slot, value, standing, revision: slots.get(name)?.revision ?? 0 });
  }
  return slots;
}
