import type { ComponentProps, ReactNode } from "react";
import { useNavigation } from "react-router";

type SubmitButtonProps = Omit<ComponentProps<"button">, "type"> & {
  readonly children: ReactNode;
  /** `quiet`, `danger`, `small`, as in the stylesheet. */
  readonly kind?: string;
  /** What it says while it works. */
  readonly pendingLabel?: string;
  /** For a form sent by a fetcher: whether it is being sent. */
  readonly pending?: boolean;
};

/** Sends its form, once: while the answer is awaited it says so and ignores further presses. */
export function SubmitButton(props: SubmitButtonProps) {
  const { children, kind = "", pendingLabel = "Envoi…", pending, ...button } = props;
  const navigation = useNavigation();
  const mine =
    navigation.formData !== undefined &&
    (button.name === undefined || navigation.formData.get(button.name) === (button.value ?? ""));
  const waiting = pending ?? (navigation.state !== "idle" && mine);
  return (
    <button
      {...button}
      type="submit"
      className={`button ${kind}`.trim()}
      aria-disabled={waiting || undefined}
      onClick={waiting ? (event) => event.preventDefault() : button.onClick}
    >
      {waiting ? <span className="spinner" aria-hidden="true" /> : null}
      {waiting ? pendingLabel : children}
    </button>
  );
}
