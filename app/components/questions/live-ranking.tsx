import { useId, useRef } from "react";
import type { PlacedRankingProps } from "#app/components/questions/ranking.tsx";
import { formatCount } from "#app/domain/format.ts";

/** Choices tapped one after the other, then moved up and down, by finger or by keyboard. */
export function LiveRanking({ question, typed, onChange, name, places }: PlacedRankingProps) {
  const list = useRef<HTMLOListElement>(null);
  const said = useId();
  const ranked = typed.texts.flatMap((id) => question.choices.filter((choice) => choice.id === id));
  const isFull = ranked.length >= places;
  const set = (ids: readonly string[]) => onChange({ texts: ids, state: "" }, "at once");
  const ids = ranked.map(({ id }) => id);
  const move = (index: number, by: -1 | 1) => {
    const moved = ids[index];
    const other = ids[index + by];
    if (moved === undefined || other === undefined) return;
    set(ids.map((id, place) => (place === index ? other : place === index + by ? moved : id)));
    // The buttons travel with the choice; the focus goes with them.
    requestAnimationFrame(() => focusMoved(list.current, index + by, by));
  };
  return (
    <div className="ranking">
      <p className="soft small" id={said}>
        {isFull
          ? `${formatCount(ranked.length, "choix classé", "choix classés")}, c’est le plus possible.`
          : `Touchez dans l’ordre, du plus important au moins important${places < question.choices.length ? ` (${places} au plus)` : ""}.`}
      </p>
      {ranked.length === 0 ? null : (
        <ol className="ranked" ref={list} aria-label="Votre classement">
          {ranked.map(({ id, label }, index) => (
            <li key={id}>
              <b aria-hidden="true">{index + 1}</b>
              <span>{label}</span>
              <span className="moves">
                <MoveButton
                  label={`Monter « ${label} »`}
                  sign="↑"
                  isOff={index === 0}
                  onPress={() => move(index, -1)}
                />
                <MoveButton
                  label={`Descendre « ${label} »`}
                  sign="↓"
                  isOff={index === ranked.length - 1}
                  onPress={() => move(index, 1)}
                />
                <MoveButton
                  label={`Retirer « ${label} » du classement`}
                  sign="×"
                  isOff={false}
                  onPress={() => set(ids.filter((one) => one !== id))}
                />
              </span>
            </li>
          ))}
        </ol>
      )}
      <div className="choices">
        {question.choices.map(({ id, label }, index) =>
          ids.includes(id) ? null : (
            <button
              key={id}
              type="button"
              className="choice"
              aria-describedby={said}
              data-digit={index < 9 ? index + 1 : undefined}
              aria-disabled={isFull || undefined}
              onClick={isFull ? undefined : () => set([...ids, id])}
            >
              <span className="ring" aria-hidden="true" />
              <span>{label}</span>
              {index < 9 ? (
                <span className="key" aria-hidden="true">
                  {index + 1}
                </span>
              ) : null}
            </button>
          ),
        )}
      </div>
      {ids.map((id) => (
        <input key={id} type="hidden" name={name} value={id} />
      ))}
    </div>
  );
}

type MoveButtonProps = {
  readonly label: string;
  readonly sign: string;
  readonly isOff: boolean;
  readonly onPress: () => void;
};

function MoveButton({ label, sign, isOff, onPress }: MoveButtonProps) {
  return (
    <button
      type="button"
      className="move"
      aria-label={label}
      aria-disabled={isOff || undefined}
      onClick={isOff ? undefined : onPress}
    >
      {sign}
    </button>
  );
}

function focusMoved(list: HTMLOListElement | null, place: number, by: -1 | 1): void {
  const buttons = list?.children[place]?.querySelectorAll<HTMLButtonElement>(".move");
  buttons?.[by === -1 ? 0 : 1]?.focus();
}
