/** The field app (docs/decisions/0022): drawn in the browser from what the device holds, never by the server. */
import { useCallback, useEffect, useSyncExternalStore } from "react";
import { Outlet } from "react-router";
import { DeviceGate } from "#app/components/field-shell/device-gate.tsx";
import { FieldFrame } from "#app/components/field-shell/field-frame.tsx";
import { NewVersion } from "#app/components/field-shell/new-version.tsx";
import type { ShellContext } from "#app/components/field-shell/shell-context.ts";
import { SyncBar } from "#app/components/field-shell/sync-bar.tsx";
import { UnkeptNotice } from "#app/components/field-shell/unkept-notice.tsx";
import { type OpenDevice, useDevice } from "#app/components/field-shell/use-device.ts";
import { useIdle } from "#app/components/field-shell/use-idle.ts";
import { useOnline } from "#app/components/field-shell/use-online.ts";
import { type Shell, useShell } from "#app/components/field-shell/use-shell.ts";
import { useTroubleLog } from "#app/components/field-shell/use-troubles.ts";
import { useUnloadGuard } from "#app/components/field-shell/use-unload-guard.ts";
import type { Route } from "./+types/layout";
import "#app/styles/field.css";
// The styles of the pages under it come with the one document: a page that brought its own would not match it.
import "#app/styles/field-visit.css";

export const links: Route.LinksFunction = () => [
  { rel: "manifest", href: "/terrain.webmanifest" },
  { rel: "apple-touch-icon", href: "/icone-192.png" },
];

/** Titles are the pages' own affair: the document is the same for all of them. */
export const meta: Route.MetaFunction = () => [];

/**
 * Holds the server back from drawing any page under this one: every address of the field app gets the same document, which the
 * service worker keeps, and the browser draws the page of the address.
 */
export async function clientLoader() {
  return null;
}
clientLoader.hydrate = true as const;

export function HydrateFallback() {
  return (
    <FieldFrame narrow>
      <p role="status">Ouverture…</p>
    </FieldFrame>
  );
}

export default function FieldLayout() {
  const shell = useShell();
  const { state, enter, lock, countUnkept } = useDevice();
  useUnloadGuard(useCallback(() => countUnkept() > 0, [countUnkept]));
  useIdle(state.kind === "open", lock);
  if (state.kind === "open") return <OpenPages open={state.open} shell={shell} lock={lock} />;
  return (
    <FieldFrame narrow strip={<NewVersion shell={shell} />}>
      <div className="stack">
        <UnkeptNotice count={countUnkept()} />
        <DeviceGate state={state} onOpen={enter} />
      </div>
    </FieldFrame>
  );
}

type OpenPagesProps = { readonly open: OpenDevice; readonly shell: Shell; readonly lock: () => void };

function OpenPages({ open, shell, lock }: OpenPagesProps) {
  const { store, syncer, unlocked } = open;
  const sync = useSyncExternalStore(syncer.onChange, syncer.state);
  const isOnline = useOnline();
  useTroubleLog(open.field);
  // Whoever signed in again in another tab comes back to this one.
  const mustSignIn = sync.trouble?.obstacle === "signed-out";
  useEffect(() => {
    if (!mustSignIn) return;
    const comeBack = () => {
      if (document.visibilityState === "visible") syncer.now();
    };
    document.addEventListener("visibilitychange", comeBack);
    return () => document.removeEventListener("visibilitychange", comeBack);
  }, [mustSignIn, syncer]);

  const context: ShellContext = {
    store,
    syncer,
    sync,
    userName: unlocked.owner.name,
    isOnline,
    open,
    shell,
    lock,
  };
  return (
    <FieldFrame
      onLock={lock}
      strip={
        <>
          <SyncBar sync={sync} syncer={syncer} isOnline={isOnline} unkept={open.unkept.size} />
          <NewVersion shell={shell} />
        </>
      }
    >
      <Outlet context={context} />
    </FieldFrame>
  );
}
