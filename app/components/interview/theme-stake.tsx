import { SlotTroubles } from "#app/components/interview/slot-troubles.tsx";
import type { InterviewHandle } from "#app/components/interview/use-interview.ts";
import { Disagreement } from "#app/components/questions/disagreement.tsx";
import { slotInWords } from "#app/components/questions/slot-words.tsx";
import { StakeField } from "#app/components/questions/stake-field.tsx";
import type { Stake } from "#app/domain/answers/answer.ts";
import type { SheetValue } from "#app/domain/answers/answer-operation.ts";
import type { Theme } from "#app/domain/questionnaire/definition.ts";

type ThemeStakeProps = {
  readonly interview: InterviewHandle;
  readonly theme: Theme;
  readonly now: number;
};

/** What the director says is at stake in the theme, at its top. Nothing for a theme that doesn't ask. */
export function ThemeStake({ interview, theme, now }: ThemeStakeProps) {
  if (!theme.stake) return null;
  const { value, baseRevision, state } = interview.entry("stake", theme.id);
  const stake = stakeIn(value);
  return (
    <>
      <StakeField
        value={stake}
        base={baseRevision}
        status={slotInWords(state, now)}
        onChange={(next) => interview.write("stake", theme.id, next)}
      />
      <Disagreement
        question={null}
        versions={interview.disagreement("stake", theme.id)}
        now={now}
        onChoose={(chosen) => interview.write("stake", theme.id, chosen)}
      />
      <SlotTroubles interview={interview} subjects={STAKE} slotKey={theme.id} />
    </>
  );
}

const STAKE = ["stake"] as const;

function stakeIn(value: SheetValue | null): Stake | null {
  return typeof value === "number" ? value : null;
}
