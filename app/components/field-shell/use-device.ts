import { useCallback, useEffect, useRef, useState } from "react";
import { appVersion } from "#app/components/field-shell/app-version.ts";
import { askOffers, registerDevice } from "#app/components/field-shell/ask-server.ts";
import { ownersFetch } from "#app/components/field-shell/owners-fetch.ts";
import {
  type DeviceDb,
  listOwners,
  noteRegistered,
  type Owner,
  openDeviceDb,
  registrationOf,
  type Unlocked,
} from "#app/offline/field/device-db.ts";
import type { FieldStore, Syncer } from "#app/offline/field/field-store.ts";
import type { OpeningFailure } from "#app/offline/field/indexed-db.ts";
import type { OpenField } from "#app/offline/field/open-field.ts";
import { openStore } from "#app/offline/field/open-store.ts";
import { purgeVisits } from "#app/offline/field/purge.ts";
import { askToPersist } from "#app/offline/field/storage.ts";
import { startSyncer } from "#app/offline/field/syncer.ts";
import type { Unkept } from "#app/offline/field/unkept.ts";

/** Somebody's data, open. */
export type OpenDevice = {
  readonly device: DeviceDb;
  readonly unlocked: Unlocked;
  readonly field: OpenField;
  readonly store: FieldStore;
  readonly syncer: Syncer;
  readonly sender: ReturnType<typeof ownersFetch>;
  /** What the device had no room for, on this page only. */
  readonly unkept: Unkept;
};

export type DeviceState =
  | { readonly kind: "opening" }
  | { readonly kind: "unusable"; readonly why: OpeningFailure | "insecure" }
  | { readonly kind: "closed"; readonly device: DeviceDb; readonly owners: readonly Owner[] }
  | { readonly kind: "open"; readonly open: OpenDevice };

export type Device = {
  readonly state: DeviceState;
  readonly enter: (unlocked: Unlocked) => void;
  /** Forgets the key, and asks for the PIN again. */
  readonly lock: () => void;
  /** How many things the device had no room for, that go with this page: over all who opened it. */
  readonly countUnkept: () => number;
};

/** Milliseconds that what was being written when the device was locked has to reach the disk. */
const LAST_WORDS = 1_000;

/** The device, from its first opening to its locking. */
export function useDevice(): Device {
  const [state, setState] = useState<DeviceState>({ kind: "opening" });
  const open = useRef<OpenDevice | null>(null);
  /** A code that is given twice opens once. */
  const isEntering = useRef(false);
  const isGone = useRef(false);
  /** By owner: it outlives a lock. */
  const unkept = useRef(new Map<string, Unkept>());

  useEffect(() => {
    let isHere = true;
    isGone.current = false;
    let device: DeviceDb | null = null;
    void openClosed().then((opened) => {
      if (opened.kind === "closed") device = opened.device;
      if (isHere) setState(opened);
      else device?.dexie.close();
    });
    return () => {
      isHere = false;
      isGone.current = true;
      if (open.current !== null) letGo(open.current);
      open.current = null;
      device?.dexie.close();
    };
  }, []);

  const enter = useCallback((unlocked: Unlocked) => {
    setState((before) => {
      if (before.kind === "closed" && !isEntering.current) {
        isEntering.current = true;
        void openFor(before.device, unlocked, unkeptOf(unkept.current, unlocked)).then((next) => {
          isEntering.current = false;
          if (next.kind === "open" && isGone.current) return letGo(next.open);
          if (next.kind === "open") open.current = next.open;
          setState(next);
        });
      }
      return before;
    });
  }, []);

  const lock = useCallback(() => {
    const locked = open.current;
    if (locked === null) return;
    open.current = null;
    setState({ kind: "opening" });
    setTimeout(() => {
      letGo(locked);
      void listOwners(locked.device).then((owners) =>
        setState({ kind: "closed", device: locked.device, owners }),
      );
    }, LAST_WORDS);
  }, []);

  const countUnkept = useCallback(
    () => [...unkept.current.values()].reduce((sum, { size }) => sum + size, 0),
    [],
  );

  return { state, enter, lock, countUnkept };
}

function unkeptOf(all: Map<string, Unkept>, { owner: { userId } }: Unlocked): Unkept {
  const unkept: Unkept = all.get(userId) ?? new Map();
  all.set(userId, unkept);
  return unkept;
}

async function openClosed(): Promise<DeviceState> {
  if (!window.isSecureContext) return { kind: "unusable", why: "insecure" };
  const opening = await openDeviceDb();
  if (!opening.ok) return { kind: "unusable", why: opening.why };
  return { kind: "closed", device: opening.value, owners: await listOwners(opening.value) };
}

async function openFor(device: DeviceDb, unlocked: Unlocked, unkept: Unkept): Promise<DeviceState> {
  const { owner, dataKey } = unlocked;
  const opening = await openStore({
    ...{ userId: owner.userId, deviceId: owner.deviceId },
    ...{ dataKey, unkept },
  });
  if (!opening.ok) return { kind: "unusable", why: opening.why };
  const { store, field } = opening.value;
  // Asked at each opening: a browser may say yes once it has seen the application used.
  void askToPersist();
  void makeKnown(device, unlocked).catch(() => {});
  void purgeVisits(field).catch(() => {});
  const sender = ownersFetch(owner.userId);
  const syncer = startSyncer(field, { appVersion: appVersion(), fetch: sender.fetch });
  return { kind: "open", open: { device, unlocked, field, store, syncer, sender, unkept } };
}

/** A device that chose its PIN while the server didn't answer says itself as soon as it can. */
async function makeKnown(device: DeviceDb, unlocked: Unlocked): Promise<void> {
  if (unlocked.owner.registeredAt !== null) return;
  const { userId } = unlocked.owner;
  const registration = await registrationOf(device, unlocked);
  // Somebody else may be signed in on this browser: the device isn't theirs, and its key even less.
  const asked = await askOffers();
  if (registration === null || !asked.ok || asked.value.userId !== userId) return;
  const registered = await registerDevice(registration.id, registration.recoveryKey);
  if (registered.ok) await noteRegistered(device, userId, new Date().toISOString());
}

function letGo({ syncer, sender, field }: OpenDevice): void {
  syncer.stop();
  sender.stop();
  field.close();
}
