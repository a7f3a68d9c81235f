import { useCallback, useEffect, useState } from "react";
import {
  ASK_FAILURES,
  type Asked,
  askOffers,
  registerDevice,
} from "#app/components/field-shell/ask-server.ts";
import { ChoosePinForm } from "#app/components/field-shell/pin-form.tsx";
import { WhatThePinDoes } from "#app/components/field-shell/pin-words.tsx";
import { Notice } from "#app/components/notice.tsx";
import {
  createOwner,
  type DeviceDb,
  noteRegistered,
  type Owner,
  type Unlocked,
} from "#app/offline/field/device-db.ts";
import type { OffersReply } from "#app/offline/field/reply-guard.ts";

type FirstTimeProps = {
  readonly device: DeviceDb;
  readonly owners: readonly Owner[];
  readonly onOpen: (unlocked: Unlocked) => void;
  /** Whoever is signed in has data here already. */
  readonly onKnown: (userId: string) => void;
};

/** Somebody who has nothing on this device yet: who they are, which asks for the network, then a PIN of their own. */
export function FirstTime({ device, owners, onOpen, onKnown }: FirstTimeProps) {
  const [asked, setAsked] = useState<Asked<OffersReply> | null>(null);
  const ask = useCallback(() => {
    setAsked(null);
    void askOffers().then(setAsked);
  }, []);
  useEffect(ask, [ask]);
  const userId = asked?.ok === true ? asked.value.userId : null;
  const isKnown = owners.some((owner) => owner.userId === userId);
  useEffect(() => {
    if (isKnown && userId !== null) onKnown(userId);
  }, [isKnown, userId, onKnown]);

  if (asked === null || isKnown) return <p role="status">Un instant : qui êtes-vous ?</p>;
  if (!asked.ok) return <NobodyYet why={asked.why} onRetry={ask} />;
  return (
    <ChooseFirstPin device={device} userId={asked.value.userId} name={asked.value.userName} onOpen={onOpen} />
  );
}

function NobodyYet({
  why,
  onRetry,
}: {
  readonly why: keyof typeof ASK_FAILURES;
  readonly onRetry: () => void;
}) {
  if (why === "signed-out") {
    return (
      <>
        <p>
          Pour travailler sans réseau depuis cet appareil, connectez-vous une première fois, avec du réseau.
          Vous choisirez ensuite un code.
        </p>
        <p>
          {/* Another part of the application: the page is loaded anew. */}
          <a className="button" href="/connexion?vers=/terrain">
            Se connecter
          </a>
        </p>
      </>
    );
  }
  return (
    <>
      <Notice tone="signal">
        <p>
          {why === "unreachable"
            ? "La première ouverture demande du réseau, et le serveur ne répond pas. Les suivantes s’en passeront."
            : ASK_FAILURES[why]}
        </p>
      </Notice>
      <p>
        <button type="button" className="button" onClick={onRetry}>
          Réessayer
        </button>
      </p>
    </>
  );
}

type ChooseFirstPinProps = Pick<FirstTimeProps, "device" | "onOpen"> & {
  readonly userId: string;
  readonly name: string;
};

function ChooseFirstPin({ device, userId, name, onOpen }: ChooseFirstPinProps) {
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const choose = async (pin: string) => {
    setPending(true);
    try {
      const created = await createOwner(device, { userId, name, pin });
      if (!created.ok) {
        setError(created.why === "bad-pin" ? created.problem : NOT_KEPT);
        return;
      }
      // Without a reply now, it is said again at a later opening (use-device.ts).
      if ("registration" in created) {
        const { id, recoveryKey } = created.registration;
        const registered = await registerDevice(id, recoveryKey);
        if (registered.ok) await noteRegistered(device, userId, new Date().toISOString());
      }
      onOpen(created.value);
    } catch {
      setError(NOT_KEPT);
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      <p>
        {name}, choisissez un code pour cet appareil. Il sera demandé à chaque ouverture, et après trente
        minutes sans y toucher.
      </p>
      <ChoosePinForm
        onChoose={(pin) => void choose(pin)}
        submit="Choisir ce code"
        isPending={isPending}
        error={error}
      />
      <WhatThePinDoes />
    </>
  );
}

const NOT_KEPT = "Cet appareil n’a pas pu garder le code : libérez de la place, puis recommencez.";
