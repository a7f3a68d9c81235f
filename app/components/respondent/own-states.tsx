import { StateChoices, type StateChoicesProps } from "#app/components/questions/state-choices.tsx";

/** « Je ne sais pas » and « Cela ne me concerne pas », in the words of whoever answers by themselves. */
export function OwnStates(props: StateChoicesProps) {
  return (
    <div className="own-states">
      <StateChoices {...props} words={WORDS} />
    </div>
  );
}

const WORDS = {
  unknown: "Je ne sais pas",
  notApplicable: "Cela ne me concerne pas",
  "": "Passer la question",
} as const;
