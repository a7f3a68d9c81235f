import { useCallback, useEffect, useRef, useState } from "react";
import { ASK_FAILURES, type Asked, askOffers } from "#app/components/field-shell/ask-server.ts";
import { type DownloadFailure, downloadVisits } from "#app/components/field-shell/download-visits.ts";
import { groupOffers, type OfferGroups } from "#app/components/field-shell/group-offers.ts";
import { Notice } from "#app/components/notice.tsx";
import { ProgressBar } from "#app/components/progress-bar.tsx";
import { formatAppointment, formatCount, formatOutOf } from "#app/domain/format.ts";
import { dayOf } from "#app/domain/visit/day-of.ts";
import type { FieldStore, FieldVisitSummary } from "#app/offline/field/field-store.ts";
import type { VisitOffer } from "#app/offline/field/protocol.ts";
import type { OffersReply } from "#app/offline/field/reply-guard.ts";

type ChooseVisitsProps = {
  readonly store: FieldStore;
  /** Null while it is being read. */
  readonly stored: readonly FieldVisitSummary[] | null;
  readonly isOnline: boolean;
  /** Whose device this is. */
  readonly userId: string;
};

/** What the server offers, chosen and brought here. */
export function ChooseVisits({ store, stored, isOnline, userId }: ChooseVisitsProps) {
  const [asked, setAsked] = useState<Asked<OffersReply> | null>(null);
  const ask = useCallback(() => {
    setAsked(null);
    void askOffers().then(setAsked);
  }, []);
  useEffect(() => {
    if (isOnline) ask();
  }, [isOnline, ask]);

  if (!isOnline && asked?.ok !== true) {
    return (
      <Notice>
        <p>Hors réseau : vous pourrez choisir d’autres visites quand il reviendra. Celles d’ici s’ouvrent.</p>
      </Notice>
    );
  }
  if (asked === null) return <p role="status">Le serveur dit quelles visites vous attendent…</p>;
  if (!asked.ok) return <NoOffers why={asked.why} onRetry={ask} />;
  if (asked.value.userId !== userId) {
    return (
      <Notice tone="signal">
        <p>
          {`Ce navigateur est connecté au compte de ${asked.value.userName}, et cet appareil est ouvert avec un autre. Reconnectez-vous avec le vôtre pour préparer vos visites.`}
        </p>
      </Notice>
    );
  }
  return <Offered store={store} stored={stored} offers={asked.value.offers} />;
}

function NoOffers({
  why,
  onRetry,
}: {
  readonly why: keyof typeof ASK_FAILURES;
  readonly onRetry: () => void;
}) {
  return (
    <Notice tone="signal">
      <p>{ASK_FAILURES[why]}</p>
      <p className="row">
        {why === "signed-out" ? (
          <a className="button small" href="/connexion?vers=/terrain" target="_blank" rel="noreferrer">
            Se connecter
            <span className="visually-hidden"> (dans un nouvel onglet)</span>
          </a>
        ) : null}
        <button type="button" className="button quiet small" onClick={onRetry}>
          Réessayer
        </button>
      </p>
    </Notice>
  );
}

type OfferedProps = Pick<ChooseVisitsProps, "store" | "stored"> & { readonly offers: readonly VisitOffer[] };

function Offered({ store, stored, offers }: OfferedProps) {
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const download = useDownload(store);
  const isHere = (id: string) => stored?.some(({ pack }) => pack.enrollmentId === id) ?? false;
  const groups = groupOffers(offers, typed, dayOf(new Date().toISOString()));
  const found = groups.today.length + groups.coming.length + groups.others.length;
  const choose = (ids: readonly string[], isChosen: boolean) => {
    const next = new Set(chosen);
    for (const id of ids) {
      if (isChosen) next.add(id);
      else next.delete(id);
    }
    setChosen(next);
  };
  const ids = offers.map(({ enrollmentId }) => enrollmentId).filter((id) => chosen.has(id));
  const start = () => {
    void download.start(ids);
    setChosen(new Set());
  };

  if (offers.length === 0) {
    return (
      <Notice>
        <p>Aucune entreprise ne vous attend : vous n’êtes dans aucune opération dont le tour est ouvert.</p>
      </Notice>
    );
  }
  return (
    <section className="card stack" aria-labelledby="choisir">
      <h2 id="choisir">Choisir des visites</h2>
      <div className="field">
        <label htmlFor="filtre-visites">Filtrer par entreprise, métier, commune ou opération</label>
        <input
          id="filtre-visites"
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <p className="visually-hidden" role="status">
        {formatCount(found, "visite trouvée", "visites trouvées")}
      </p>
      {found === 0 ? <p className="soft">Aucune visite ne contient ces mots.</p> : null}
      {GROUPS.map(({ name, title }) => (
        <OfferList
          key={name}
          title={title}
          offers={groups[name]}
          chosen={chosen}
          isHere={isHere}
          onChoose={choose}
        />
      ))}
      <div className="prepare-foot">
        <DownloadState download={download.state} nameOf={(id) => firmNameOf(offers, id)} />
        {download.state?.isRunning === true ? (
          <button type="button" className="button quiet" onClick={download.cancel}>
            Arrêter
          </button>
        ) : (
          <button
            type="button"
            className="button"
            aria-disabled={ids.length === 0 || undefined}
            onClick={() => {
              if (ids.length > 0) start();
            }}
          >
            {ids.length === 0
              ? "Choisissez des visites"
              : `Préparer ${formatCount(ids.length, "visite", "visites")}`}
          </button>
        )}
      </div>
    </section>
  );
}

const GROUPS: readonly { readonly name: keyof OfferGroups; readonly title: string }[] = [
  { name: "today", title: "Aujourd’hui" },
  { name: "coming", title: "À venir" },
  { name: "others", title: "Les autres" },
];

type OfferListProps = {
  readonly title: string;
  readonly offers: readonly VisitOffer[];
  readonly chosen: ReadonlySet<string>;
  readonly isHere: (enrollmentId: string) => boolean;
  readonly onChoose: (enrollmentIds: readonly string[], isChosen: boolean) => void;
};

function OfferList({ title, offers, chosen, isHere, onChoose }: OfferListProps) {
  if (offers.length === 0) return null;
  const ids = offers.map(({ enrollmentId }) => enrollmentId);
  const isWhole = ids.every((id) => chosen.has(id));
  return (
    <fieldset className="offers">
      <legend>{title}</legend>
      {offers.length < 2 ? null : (
        <button type="button" className="link-button" onClick={() => onChoose(ids, !isWhole)}>
          {isWhole ? "N’en choisir aucune" : `Choisir ces ${offers.length} visites`}
        </button>
      )}
      {offers.map((offer) => (
        <label className="choice" key={offer.enrollmentId} htmlFor={`visite-${offer.enrollmentId}`}>
          <input
            id={`visite-${offer.enrollmentId}`}
            type="checkbox"
            checked={chosen.has(offer.enrollmentId)}
            onChange={(event) => onChoose([offer.enrollmentId], event.target.checked)}
          />
          <OfferText offer={offer} isHere={isHere(offer.enrollmentId)} />
        </label>
      ))}
    </fieldset>
  );
}

function OfferText({ offer, isHere }: { readonly offer: VisitOffer; readonly isHere: boolean }) {
  const place = [offer.trade, offer.city, offer.operationName].filter(Boolean).join(" · ");
  return (
    <span>
      <strong>{offer.firmName}</strong>
      {isHere ? <span className="tag accent">Sur cet appareil</span> : null}
      {offer.interviewedAt === null ? null : <span className="tag">Entretien terminé</span>}
      <span className="hint soft small">
        {offer.appointmentAt === null
          ? place
          : `Rendez-vous ${formatAppointment(offer.appointmentAt)} · ${place}`}
      </span>
    </span>
  );
}

type Download = {
  readonly isRunning: boolean;
  readonly total: number;
  readonly done: readonly string[];
  readonly failed: readonly { readonly enrollmentId: string; readonly failure: DownloadFailure }[];
};

function useDownload(store: FieldStore) {
  const [state, setState] = useState<Download | null>(null);
  const controller = useRef<AbortController | null>(null);
  // Leaving the page stops it: what is here is whole.
  useEffect(() => () => controller.current?.abort(), []);
  const start = async (ids: readonly string[]) => {
    const own = new AbortController();
    controller.current = own;
    setState({ isRunning: true, total: ids.length, done: [], failed: [] });
    await downloadVisits(store, ids, own.signal, ({ enrollmentId, failure }) => {
      setState((before) => {
        if (before === null) return null;
        return failure === null
          ? { ...before, done: [...before.done, enrollmentId] }
          : { ...before, failed: [...before.failed, { enrollmentId, failure }] };
      });
    });
    setState((before) => before && { ...before, isRunning: false });
  };
  return { state, start, cancel: () => controller.current?.abort() };
}

function DownloadState({
  download,
  nameOf,
}: {
  readonly download: Download | null;
  readonly nameOf: (enrollmentId: string) => string;
}) {
  if (download === null) return null;
  const { isRunning, total, done, failed } = download;
  const far = `${formatOutOf(done.length, total)} sur cet appareil`;
  return (
    <div className="stack" role="status">
      {isRunning ? <ProgressBar value={done.length} max={total} label={far} /> : null}
      <p>{isRunning ? `Préparation : ${far}…` : `Préparation : ${far}.`}</p>
      {failed.map(({ enrollmentId, failure }) => (
        <p
          className="next-step"
          key={enrollmentId}
        >{`${nameOf(enrollmentId)} : ${DOWNLOAD_FAILURES[failure]}`}</p>
      ))}
    </div>
  );
}

const DOWNLOAD_FAILURES: Readonly<Record<DownloadFailure, string>> = {
  ...ASK_FAILURES,
  full: "la place manque sur cet appareil. Retirez des visites, ou libérez de la place.",
  locked: "l’appareil s’est verrouillé.",
  broken: "l’appareil n’a pas pu la garder. Rechargez la page, puis recommencez.",
};

function firmNameOf(offers: readonly VisitOffer[], id: string): string {
  return offers.find(({ enrollmentId }) => enrollmentId === id)?.firmName ?? "Cette visite";
}
