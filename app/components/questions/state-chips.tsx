import { memo } from "react";
import { StateChoices, type StateChoicesProps } from "#app/components/questions/state-choices.tsx";

/** « Ne sait pas » and « Sans objet », in the words of a consultant. */
export const StateChips = memo(function StateChips(props: StateChoicesProps) {
  return <StateChoices {...props} words={WORDS} className="chip" />;
});

const WORDS = { unknown: "Ne sait pas", notApplicable: "Sans objet", "": "Sans réponse" } as const;
