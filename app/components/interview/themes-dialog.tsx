import { useEffect, useRef } from "react";
import { Link } from "react-router";
import { ThemeList } from "#app/components/interview/theme-list.tsx";
import type { InterviewHandle } from "#app/components/interview/use-interview.ts";

type ThemesDialogProps = {
  readonly interview: InterviewHandle;
  readonly home: string;
  readonly themesPath: string;
  /** The theme on the screen. */
  readonly here: string;
  readonly onClose: () => void;
};

/** Every theme and how far it has come, over the page. */
export function ThemesDialog({ interview, home, themesPath, here, onClose }: ThemesDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="dialog wide" aria-labelledby="tous-les-themes" onClose={onClose}>
      <div className="stack">
        <div className="toolbar">
          <h2 id="tous-les-themes">Thèmes</h2>
          <form method="dialog">
            <button type="submit" className="button quiet small">
              Fermer
            </button>
          </form>
        </div>
        <ThemeList interview={interview} home={themesPath} here={here} onGo={onClose} />
        <p>
          <Link to={home}>Début de l’entretien, commentaires et fin</Link>
        </p>
      </div>
    </dialog>
  );
}
