import { useEffect, useRef } from "react";
import { typographic } from "#app/domain/format.ts";
import { type FormState, fieldId } from "#app/forms/form-state.ts";

type ErrorSummaryProps = {
  readonly state: FormState;
  /** The names of fields that may be refused in the same words: here, they stand before them. */
  readonly labels?: Readonly<Record<string, string>>;
};

/** All that is wrong with a form, at its top: each line leads to its field. Takes the focus when the form comes back. */
export function ErrorSummary({ state, labels = {} }: ErrorSummaryProps) {
  const summary = useRef<HTMLDivElement>(null);
  const errors = Object.entries(state.errors);
  const some = errors.length > 0;

  // Each sending gives a new state, even with the same errors.
  useEffect(() => {
    if (Object.keys(state.errors).length > 0) summary.current?.focus();
  }, [state]);

  if (!some) return null;
  return (
    <div className="notice signal" role="alert" tabIndex={-1} ref={summary}>
      <strong>
        {errors.length === 1 ? "Une chose est à corriger" : `${errors.length} choses sont à corriger`}
      </strong>
      <ul>
        {errors.map(([field, message]) => (
          <li key={field}>
            {field === "" ? message : <a href={`#${fieldId(field)}`}>{named(message, labels[field])}</a>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function named(message: string, label: string | undefined): string {
  if (label === undefined) return message;
  return typographic(`${label} : ${message.charAt(0).toLocaleLowerCase("fr")}${message.slice(1)}`);
}
