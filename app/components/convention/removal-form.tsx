import { Form } from "react-router";
import { SubmitButton } from "#app/components/submit-button.tsx";

type RemovalFormProps = {
  /** What is asked for, on the folded line, then on the button. */
  readonly label: string;
  /** What goes with it. */
  readonly children: string;
  readonly revision: string;
};

/** Takes something away, after a second thought. */
export function RemovalForm({ label, children, revision }: RemovalFormProps) {
  return (
    <details className="disclosure card removal">
      <summary>{label}</summary>
      <Form method="post" className="form">
        <input type="hidden" name="intent" value="remove" />
        <input type="hidden" name="revision" value={revision} />
        <p className="soft">{children}</p>
        <div>
          <SubmitButton kind="danger" pendingLabel="Un instant…">
            {label}
          </SubmitButton>
        </div>
      </Form>
    </details>
  );
}
