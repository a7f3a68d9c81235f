import type { Stake } from "#app/domain/answers/answer.ts";
import { STAKE_CONTROL } from "#app/forms/interview-form.ts";
import { STAKE_LABELS } from "#app/text/stakes.ts";

type StakeFieldProps = {
  readonly value: Stake | null;
  readonly base: number;
  readonly status: string | null;
  readonly onChange: (stake: Stake | null) => void;
};

const STAKES: readonly Stake[] = [1, 2, 3];

/** How much the theme matters to the director. */
export function StakeField({ value, base, status, onChange }: StakeFieldProps) {
  return (
    <fieldset className="stake">
      <legend>Pour vous, l’enjeu de ce thème</legend>
      <div className="stake-choices">
        {STAKES.map((stake) => (
          <label key={stake}>
            <input
              type="radio"
              name={STAKE_CONTROL.value}
              value={stake}
              checked={stake === value}
              onChange={() => onChange(stake)}
              onClick={(event) => {
                if (stake !== value) return;
                event.preventDefault();
                onChange(null);
              }}
            />
            {STAKE_LABELS[stake]}
          </label>
        ))}
      </div>
      <p className="soft small">{status ?? (value === null ? "Sans réponse, il compte pour moyen." : "")}</p>
      <input type="hidden" name={STAKE_CONTROL.base} value={base} />
    </fieldset>
  );
}
