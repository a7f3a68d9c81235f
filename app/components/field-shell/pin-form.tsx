import { type SubmitEvent, useEffect, useId, useRef, useState } from "react";
import { PIN_DIGITS, pinProblem } from "#app/offline/field/pin-rule.ts";

type PinInputProps = {
  readonly label: string;
  readonly name: string;
  readonly hint?: string;
  readonly error?: string | null;
  /** A new one isn't filled in by the browser's memory. */
  readonly isNew?: boolean;
  /** There is nothing else to do on the page: one types at once. */
  readonly isFirst?: boolean;
};

/** Six digits, with the keyboard of digits. */
function PinInput({ label, name, hint, error = null, isNew = false, isFirst = false }: PinInputProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isFirst) input.current?.focus();
  }, [isFirst]);
  const described = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(error === null ? [] : [`${id}-error`]),
  ];
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error === null ? null : (
        <span className="error" id={`${id}-error`}>
          {error}
        </span>
      )}
      <input
        ref={input}
        id={id}
        name={name}
        className="pin"
        type="password"
        inputMode="numeric"
        pattern="[0-9]*"
        maxLength={PIN_DIGITS}
        autoComplete={isNew ? "new-password" : "off"}
        aria-invalid={error === null ? undefined : true}
        aria-describedby={described.length === 0 ? undefined : described.join(" ")}
        required
      />
    </div>
  );
}

type Pending = { readonly isPending: boolean; readonly error: string | null };

type GivePinFormProps = Pending & {
  readonly label: string;
  readonly onGive: (pin: string) => void;
  readonly submit: string;
  /** Not now: a wait goes on. */
  readonly isHeld?: boolean;
};

/** Asks for the PIN. */
export function GivePinForm({ label, onGive, submit, error, isPending, isHeld = false }: GivePinFormProps) {
  const give = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isPending || isHeld) return;
    const pin = typed(event.currentTarget, "pin");
    event.currentTarget.reset();
    onGive(pin);
  };
  return (
    <form className="form" onSubmit={give} noValidate>
      <PinInput label={label} name="pin" error={error} isFirst />
      <PendingButton isPending={isPending} isHeld={isHeld}>
        {submit}
      </PendingButton>
    </form>
  );
}

type ChoosePinFormProps = Pending & {
  readonly onChoose: (pin: string, present: string) => void;
  readonly submit: string;
  /** The present one is asked for first. */
  readonly asksPresent?: boolean;
};

/** Asks twice for a new PIN. */
export function ChoosePinForm({
  onChoose,
  submit,
  error,
  isPending,
  asksPresent = false,
}: ChoosePinFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [problem, setProblem] = useState<{ readonly field: string; readonly text: string } | null>(null);
  const choose = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isPending) return;
    const [pin, again] = [typed(event.currentTarget, "pin"), typed(event.currentTarget, "again")];
    const text = pinProblem(pin);
    if (text !== null) return setProblem({ field: "pin", text });
    if (pin !== again) return setProblem({ field: "again", text: "Les deux codes ne sont pas les mêmes." });
    setProblem(null);
    onChoose(pin, typed(event.currentTarget, "present"));
  };
  const errorOf = (field: string) => (problem?.field === field ? problem.text : null);
  return (
    <form className="form" onSubmit={choose} ref={form} noValidate>
      {asksPresent ? <PinInput label="Code actuel" name="present" error={error} /> : null}
      <PinInput
        label={asksPresent ? "Nouveau code" : "Code de l’appareil"}
        name="pin"
        hint="6 chiffres, que vous taperez à chaque ouverture."
        error={errorOf("pin") ?? (asksPresent ? null : error)}
        isNew
      />
      <PinInput label="Le même, encore une fois" name="again" error={errorOf("again")} isNew />
      <PendingButton isPending={isPending}>{submit}</PendingButton>
    </form>
  );
}

function PendingButton({
  isPending,
  isHeld = false,
  children,
}: {
  readonly isPending: boolean;
  readonly isHeld?: boolean;
  readonly children: string;
}) {
  return (
    <button type="submit" className="button" aria-disabled={isPending || isHeld || undefined}>
      {isPending ? <span className="spinner" aria-hidden="true" /> : null}
      {isPending ? "Un instant…" : children}
    </button>
  );
}

function typed(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === "string" ? value : "";
}
