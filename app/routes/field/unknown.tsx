import { Link } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";

/** An address of the field app that leads nowhere: the page of the office that says so may not be on the tablet. */
export default function UnknownFieldPage() {
  return (
    <>
      <title>Page inconnue · Diapason</title>
      <EmptyState
        title="Cette page n’existe pas"
        action={
          <Link className="button" to="/terrain">
            Mes visites
          </Link>
        }
      >
        <p>L’adresse est peut-être incomplète. Ce que vous avez écrit est gardé.</p>
      </EmptyState>
    </>
  );
}
