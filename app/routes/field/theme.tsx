import { useCallback, useEffect, useRef, useState } from "react";
import { Link, useNavigate } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { KeepState } from "#app/components/field/keep-state.tsx";
import { useVisitContext } from "#app/components/field/visit-context.ts";
import { VisitPhotos } from "#app/components/field/visit-photos.tsx";
import { questionOf } from "#app/components/interview/focus-question.ts";
import { InterviewFoot, type QuestionPlace } from "#app/components/interview/interview-foot.tsx";
import { InterviewHead } from "#app/components/interview/interview-head.tsx";
import { ReadOnlyTheme } from "#app/components/interview/read-only-theme.tsx";
import { ThemeForm } from "#app/components/interview/theme-form.tsx";
import { ThemeStake } from "#app/components/interview/theme-stake.tsx";
import { lastBefore, useHashFocus } from "#app/components/interview/use-hash-focus.ts";
import { useShortcuts } from "#app/components/interview/use-shortcuts.ts";
import { questionAnchor } from "#app/components/questions/question-anchor.ts";
import { useLater } from "#app/components/use-later.ts";
import { nextInInterview } from "#app/domain/answers/interview.ts";
import type { Question } from "#app/domain/questionnaire/definition.ts";
import type { Route } from "./+types/theme";

/** One theme of the interview, on site: the same questions as in the office. */
export default function FieldThemePage({ params: { themeId } }: Route.ComponentProps) {
  const { handle, home, readOnly } = useVisitContext();
  const { interview, visit } = handle;
  const { questionnaire, state } = interview;
  const navigate = useNavigate();
  const [isHelping, setHelping] = useState(false);
  const Help = useLater(loadShortcuts, isHelping);
  /** The question that one was last in. */
  const here = useRef<string | null>(null);
  const themes = questionnaire.themes.filter((_, index) => (state.themes[index]?.visible ?? 0) > 0);
  const place = themes.findIndex(({ id }) => id === themeId);
  const theme = questionnaire.themes.find(({ id }) => id === themeId);
  const progress = state.themes.find(({ id }) => id === themeId);
  useHashFocus(themeId);
  useEffect(() => {
    if (!theme?.questions.some(({ id }) => id === here.current)) here.current = null;
  }, [theme]);

  const pathOf = (id: string | undefined) => (id === undefined ? home : `${home}/themes/${id}`);
  const goTo = useCallback((path: string) => void navigate(path), [navigate]);
  const next = (): QuestionPlace | null => {
    const from = here.current ?? lastBefore(theme?.questions[0]?.id, state.visible);
    const questionId = nextInInterview(state, from);
    const owner = themes.find(({ questions }) => questions.some(({ id }) => id === questionId));
    if (questionId === null || owner === undefined) return null;
    const path = `${pathOf(owner.id)}#${questionAnchor(questionId)}`;
    return { path, questionId, isHere: owner.id === themeId };
  };
  const following = themes[place + 1];
  const previous = themes[place - 1];
  const followingPath = pathOf(following?.id);
  const openHelp = useCallback(() => setHelping(true), []);
  const onKeyDown = useShortcuts({ onPastEnd: () => goTo(followingPath), onHelp: openHelp });
  if (theme === undefined || progress === undefined) return <NoSuchTheme home={home} />;
  const isReadOnly = readOnly !== null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: shortcuts double what the controls inside do.
    <div
      className="interview in-field"
      onKeyDown={isReadOnly ? undefined : onKeyDown}
      onFocus={({ target }) => {
        here.current = questionOf(target) ?? here.current;
      }}
    >
      <title>{`${theme.label} · ${visit.pack.firm.name} · Diapason`}</title>
      <InterviewHead
        firm={{ name: visit.pack.firm.name, path: home }}
        roundCode={visit.pack.roundCode}
        place={`thème ${place + 1} sur ${themes.length}`}
        title={theme.label}
        theme={progress}
        total={state.progress}
      />
      <div className="interview-body">
        {isReadOnly ? (
          <ReadOnlyTheme interview={interview} theme={theme} />
        ) : (
          <ThemeForm
            key={theme.id}
            interview={interview}
            theme={theme}
            now={Date.now()}
            isLive
            sent={undefined}
            foldsSelfAssessment
            underneath={photosUnder}
          >
            <ThemeStake interview={interview} theme={theme} now={Date.now()} />
          </ThemeForm>
        )}
        <nav className="neighbours" aria-label="Thèmes voisins">
          <Link to={pathOf(previous?.id)}>← {previous?.label ?? "Début de la visite"}</Link>
          <Link to={following === undefined ? `${home}/bilan` : followingPath}>
            {following?.label ?? "Bilan de fin de visite"} →
          </Link>
        </nav>
      </div>
      <InterviewFoot
        interview={interview}
        home={home}
        themesPath={`${home}/themes`}
        here={theme.id}
        next={next}
        isLive
        isReadOnly={isReadOnly}
        saving={<KeepState handle={handle} />}
        onGo={goTo}
        onHelp={openHelp}
      />
      {isHelping && Help !== null ? <Help onClose={() => setHelping(false)} /> : null}
    </div>
  );
}

/** Fetched when it is first asked for. */
const loadShortcuts = async () =>
  (await import("#app/components/interview/shortcuts-dialog.tsx")).ShortcutsDialog;

function photosUnder({ id }: Question) {
  return <VisitPhotos question={id} />;
}

function NoSuchTheme({ home }: { readonly home: string }) {
  return (
    <EmptyState
      title="Ce thème n’est pas dans le questionnaire de cette visite"
      action={
        <Link className="button" to={home}>
          Revenir à la visite
        </Link>
      }
    >
      <p>Rien n’est perdu{"\u00A0"}: ses thèmes sont au début de la visite.</p>
    </EmptyState>
  );
}
