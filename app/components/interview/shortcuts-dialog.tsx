import { useEffect, useRef } from "react";

const SHORTCUTS: readonly (readonly [keys: string, what: string])[] = [
  ["1 à 9", "choisir une réponse de la question où l’on est ; la même touche l’enlève"],
  ["↑ ↓", "passer d’une réponse à l’autre"],
  ["Entrée", "question suivante"],
  ["⌘ → ou Ctrl →", "question suivante (hors d’un texte)"],
  ["⌘ ← ou Ctrl ←", "question précédente (hors d’un texte)"],
  ["?", "cette aide"],
];

/** What the keyboard does in an interview. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="raccourcis" onClose={onClose}>
      <div className="stack">
        <h2 id="raccourcis">Raccourcis du clavier</h2>
        <dl className="shortcuts">
          {SHORTCUTS.map(([keys, what]) => (
            <div key={keys}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog">
          <button type="submit" className="button">
            Fermer
          </button>
        </form>
      </div>
    </dialog>
  );
}
