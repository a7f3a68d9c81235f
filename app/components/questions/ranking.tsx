import { lazy, Suspense } from "react";
import { placesOf, type RankingProps } from "#app/components/questions/ranking-places.ts";

/** Rankings are few, and pages many: only those that have one load it. */
const LiveRanking = lazy(async () => {
  const { LiveRanking: Loaded } = await import("#app/components/questions/live-ranking.tsx");
  return { default: Loaded };
});

/** Choices put in order. Without JavaScript, and until it is there, one list for each place. */
export function Ranking(props: RankingProps) {
  const plain = <PlainRanking {...props} />;
  if (!props.isLive) return plain;
  return (
    <Suspense fallback={plain}>
      <LiveRanking {...props} />
    </Suspense>
  );
}

function PlainRanking({ question, typed, onChange, name, labelledBy, describedBy }: RankingProps) {
  return (
    <div className="plain-ranking">
      {Array.from({ length: placesOf(question) }, (_, place) => (
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
