import type { AnswerFieldProps } from "#app/components/questions/question-props.ts";
import { useLater } from "#app/components/use-later.ts";
import type { Question } from "#app/domain/questionnaire/definition.ts";

type RankingProps = AnswerFieldProps<Extract<Question, { kind: "ranking" }>>;
export type PlacedRankingProps = RankingProps & {
  /** How many choices may be put in order. */
  readonly places: number;
};

/** Rankings are few, and pages many: only those that have one fetch it. */
const loadLiveRanking = async () => (await import("#app/components/questions/live-ranking.tsx")).LiveRanking;

/** Choices put in order. Without JavaScript, and until it is there, one list for each place. */
export function Ranking(props: RankingProps) {
  const { maxRanked, choices } = props.question;
  const placed = { ...props, places: Math.min(maxRanked ?? choices.length, choices.length) };
  const LiveRanking = useLater(loadLiveRanking, props.isLive);
  return LiveRanking === null ? <PlainRanking {...placed} /> : <LiveRanking {...placed} />;
}

function PlainRanking({
  question,
  typed,
  onChange,
  name,
  labelledBy,
  describedBy,
  places,
}: PlacedRankingProps) {
  return (
    <div className="plain-ranking">
      {Array.from({ length: places }, (_, place) => (
        <label key={question.choices[place]?.id}>
          <span className="soft small">{place === 0 ? "1er" : `${place + 1}e`}</span>
          <select
            name={name}
            value={typed.texts[place] ?? ""}
            aria-describedby={[labelledBy, describedBy].filter(Boolean).join(" ")}
            onChange={({ target }) => {
              const texts = [...typed.texts];
              texts[place] = target.value;
              onChange({ texts: texts.filter(Boolean), state: "" }, "at once");
            }}
          >
            <option value="">–</option>
            {question.choices.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}
