import { type MouseEvent, type ReactNode, useState } from "react";
import { Link } from "react-router";
import { focusQuestion } from "#app/components/interview/focus-question.ts";
import type { InterviewHandle } from "#app/components/interview/use-interview.ts";

export type QuestionPlace = { readonly path: string; readonly questionId: string; readonly isHere: boolean };

type InterviewFootProps = {
  readonly interview: InterviewHandle;
  readonly home: string;
  /** Address under which the themes are; `home` unless it is said. */
  readonly themesPath?: string;
  readonly here: string;
  /** Where the next question without an answer is, from where one stands; null when all are answered. */
  readonly next: () => QuestionPlace | null;
  readonly isLive: boolean;
  readonly isReadOnly: boolean;
  /** Whether all is saved, in words. */
  readonly saving: ReactNode;
  readonly onGo: (path: string) => void;
  readonly onHelp: () => void;
};

/** What is saved, and the ways on. Stays on the screen. */
export function InterviewFoot(props: InterviewFootProps) {
  const { interview, home, themesPath = home, here, next, isLive, isReadOnly, saving, onGo, onHelp } = props;
  const [Themes, setThemes] = useState<ThemesDialog | null>(null);
  const upcoming = next();
  const openThemes = (event: MouseEvent) => {
    event.preventDefault();
    // Without a network the list can't be fetched; the way to it stays.
    loadThemes().then(
      (loaded) => setThemes(() => loaded),
      () => onGo(home),
    );
  };
  const goOn = (event: MouseEvent) => {
    event.preventDefault();
    // Where one stands may have changed since the page was drawn.
    const place = next();
    if (place === null) onGo(home);
    else if (place.isHere) focusQuestion(place.questionId);
    else onGo(place.path);
  };
  return (
    <footer className="interview-foot">
      {isReadOnly || !isLive ? null : saving}
      <div className="ways">
        {isLive && !isReadOnly ? (
          <button type="button" className="help-button" aria-label="Raccourcis du clavier" onClick={onHelp}>
            ?
          </button>
        ) : null}
        <Link className="button quiet" to={home} onClick={openThemes}>
          Thèmes
        </Link>
        {!isLive && !isReadOnly ? (
          <button type="submit" form="theme" className="button">
            Enregistrer et continuer
          </button>
        ) : (
          <Link className="button" to={upcoming?.path ?? home} onClick={goOn}>
            {upcoming === null ? "Tout est répondu" : "Question suivante sans réponse"}
          </Link>
        )}
      </div>
      {Themes === null ? null : (
        <Themes interview={interview} {...{ home, themesPath, here }} onClose={() => setThemes(null)} />
      )}
    </footer>
  );
}

/** Fetched when it is first opened. */
const loadThemes = async () => (await import("#app/components/interview/themes-dialog.tsx")).ThemesDialog;
type ThemesDialog = Awaited<ReturnType<typeof loadThemes>>;
