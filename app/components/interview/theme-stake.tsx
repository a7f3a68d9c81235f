import type { InterviewHandle } from "#app/components/interview/use-interview.ts";
import { DisagreementPanel } from "#app/components/questions/disagreement.tsx";
import { slotInWords } from "#app/components/questions/slot-words.tsx";
import { StakeField } from "#app/components/questions/stake-field.tsx";
import type { Stake } from "#app/domain/answers/answer.ts";
import type { SheetValue } from "#app/domain/answers/answer-operation.ts";
import type { Theme } from "#app/domain/questionnaire/definition.ts";
import { STAKE_LABELS } from "#app/text/stakes.ts";

type ThemeStakeProps = {
  readonly interview: InterviewHandle;
  readonly theme: Theme;
  readonly now: number;
  readonly isReadOnly: boolean;
};

/** What the director says is at stake in the theme, at its top. Nothing for a theme that doesn't ask. */
export function ThemeStake({ interview, theme, now, isReadOnly }: ThemeStakeProps) {
  if (!theme.stake) return null;
  const { value, baseRevision, state } = interview.entry("stake", theme.id);
  const stake = stakeIn(value);
  if (isReadOnly) {
    return (
      <p className="stake-read">
        Enjeu de ce thème pour le dirigeant{"\u00A0"}:{" "}
        <b>{stake === null ? "non dit" : STAKE_LABELS[stake].toLowerCase()}</b>
      </p>
    );
  }
  const disagreement = interview.disagreement("stake", theme.id);
  return (
    <>
      <StakeField
        value={stake}
        base={baseRevision}
        status={slotInWords(state, now)}
        onChange={(next) => interview.write("stake", theme.id, next)}
      />
      {disagreement === null ? null : (
        <DisagreementPanel
          question={null}
          {...disagreement}
          now={now}
          onChoose={(chosen) => interview.write("stake", theme.id, chosen)}
        />
      )}
    </>
  );
}

function stakeIn(value: SheetValue | null): Stake | null {
  return typeof value === "number" ? value : null;
}
