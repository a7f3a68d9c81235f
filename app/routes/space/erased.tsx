import { SpaceShell } from "#app/components/space/space-shell.tsx";
import type { Route } from "./+types/erased";

export const meta: Route.MetaFunction = () => [{ title: "C’est effacé · Diapason" }];

/** After an erasure. It knows nobody: there is nobody left to know. */
export default function Erased() {
  return (
    <SpaceShell firm="Diapason">
      <div className="stack">
        <h1>C’est effacé</h1>
        <p>
          Les données de l’entreprise n’existent plus dans cette opération, et aucun lien ne s’ouvre plus. Si
          une ancienne copie de sauvegarde devait resservir, elle y serait effacée de nouveau.
        </p>
        <p>Vous pouvez fermer cette page.</p>
      </div>
    </SpaceShell>
  );
}
