import type { ReactNode } from "react";
import { Link } from "react-router";

type StepFootProps = {
  readonly back: string;
  /** Above the two ways: whether all is saved. */
  readonly children?: ReactNode;
};

/** The two ways at the foot of the screen, under the thumb. « Continuer » sends the form that it is in. */
export function StepFoot({ back, children }: StepFootProps) {
  return (
    <footer className="respondent-foot">
      {children}
      <div>
        <Link className="button quiet" to={back}>
          Retour
        </Link>
        <button type="submit" className="button">
          Continuer
        </button>
      </div>
    </footer>
  );
}
