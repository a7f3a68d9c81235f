import { type FormEvent, useState } from "react";
import { SlotStateNote } from "#app/components/field/slot-state.tsx";
import { useInstant } from "#app/components/field/use-instant.ts";
import type { VisitHandle } from "#app/components/field/use-visit.ts";
import { dayOf } from "#app/domain/visit/day-of.ts";
import {
  durationInWords,
  minutesAt,
  pauseTime,
  seemsForgotten,
  setMinutes,
  startTime,
} from "#app/domain/visit/visit-timer.ts";
import { newOperationId } from "#app/offline/new-id.ts";

type VisitTimerProps = { readonly handle: VisitHandle; readonly isReadOnly: boolean };

/** The hours of the visit, counted or said by hand. Since when it runs is written: closing the page stops nothing. */
export function VisitTimer({ handle, isReadOnly }: VisitTimerProps) {
  const now = useInstant(5_000);
  const [isCorrecting, setCorrecting] = useState(false);
  const time = handle.fact("time");
  const isRunning = time !== null && time.runningSince !== null;
  const minutes = minutesAt(time, now);
  const atOnce = () => new Date().toISOString();
  const start = () => handle.leave("time", startTime(time, newVisit(atOnce()), atOnce()));
  const pause = () => {
    if (time !== null) handle.leave("time", pauseTime(time, atOnce()));
  };
  return (
    <section className="card visit-timer" aria-labelledby="temps">
      <h2 id="temps">Temps de la visite</h2>
      <p className="spent">
        <b role="timer">{durationInWords(minutes)}</b>
        <span className="soft">{isRunning ? "en cours" : time === null ? "pas commencé" : "en pause"}</span>
      </p>
      {seemsForgotten(time, now) ? (
        <p className="next-step">
          Il tourne depuis plus de dix heures{"\u00A0"}: mettez en pause et corrigez la durée.
        </p>
      ) : null}
      {isReadOnly ? null : (
        <div className="row">
          <button
            type="button"
            className={isRunning ? "button quiet" : "button"}
            onClick={isRunning ? pause : start}
          >
            {isRunning ? "Mettre en pause" : time === null ? "Démarrer" : "Reprendre"}
          </button>
          <button
            type="button"
            className="button quiet"
            aria-expanded={isCorrecting}
            onClick={() => setCorrecting((before) => !before)}
          >
            Corriger
          </button>
        </div>
      )}
      {isCorrecting && !isReadOnly ? (
        <Correction
          minutes={minutes}
          onSay={(said) => {
            handle.leave("time", setMinutes(time, newVisit(atOnce()), said, atOnce()));
            setCorrecting(false);
          }}
        />
      ) : null}
      <SlotStateNote
        state={handle.factState("time")}
        now={now}
        onRetry={() => handle.leave("time", time)}
        onPutAway={handle.interview.putAway}
      />
    </section>
  );
}

type CorrectionProps = { readonly minutes: number; readonly onSay: (minutes: number) => void };

function Correction({ minutes, onSay }: CorrectionProps) {
  const [hours, setHours] = useState(String(Math.floor(minutes / 60)));
  const [rest, setRest] = useState(String(minutes % 60));
  const said = readDuration(hours, rest);
  const say = (event: FormEvent) => {
    event.preventDefault();
    if (said !== null) onSay(said);
  };
  return (
    <form className="correction" onSubmit={say} noValidate>
      <div className="field">
        <label htmlFor="heures">Heures</label>
        <input
          id="heures"
          inputMode="numeric"
          value={hours}
          onChange={({ target }) => setHours(target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor="minutes">Minutes</label>
        <input
          id="minutes"
          inputMode="numeric"
          value={rest}
          onChange={({ target }) => setRest(target.value)}
        />
      </div>
      <button type="submit" className="button" disabled={said === null}>
        Retenir cette durée
      </button>
      {said === null ? (
        <p className="next-step small">Écrivez des heures et des minutes, 24{"\u00A0"}h au plus.</p>
      ) : null}
    </form>
  );
}

/** Null for what is no duration of a day at most. */
function readDuration(hours: string, minutes: string): number | null {
  const parts = [hours, minutes].map((part) => (part.trim() === "" ? "0" : part.trim()));
  if (!parts.every((part) => /^\d{1,4}$/.test(part))) return null;
  const total = Number(parts[0]) * 60 + Number(parts[1]);
  return total > 24 * 60 ? null : total;
}

function newVisit(now: string) {
  return { eventId: newOperationId(), heldOn: dayOf(now) };
}
