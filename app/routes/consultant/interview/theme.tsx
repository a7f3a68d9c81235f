import { useCallback, useEffect, useRef, useState } from "react";
import { data, Link, redirect, useNavigate } from "react-router";
import { questionOf } from "#app/components/interview/focus-question.ts";
import { useInterviewContext } from "#app/components/interview/interview-context.ts";
import { InterviewFoot, type QuestionPlace } from "#app/components/interview/interview-foot.tsx";
import { InterviewHead } from "#app/components/interview/interview-head.tsx";
import { lastSavedIn } from "#app/components/interview/last-saved.ts";
import { SaveState } from "#app/components/interview/save-state.tsx";
import { ThemeForm } from "#app/components/interview/theme-form.tsx";
import { ThemeStake } from "#app/components/interview/theme-stake.tsx";
import { lastBefore, useHashFocus } from "#app/components/interview/use-hash-focus.ts";
import { useShortcuts } from "#app/components/interview/use-shortcuts.ts";
import { Notice } from "#app/components/notice.tsx";
import { questionAnchor } from "#app/components/questions/question-anchor.ts";
import { useLive } from "#app/components/questions/use-live.ts";
import { nextInInterview } from "#app/domain/answers/interview.ts";
import { formatCount } from "#app/domain/format.ts";
import type { Question } from "#app/domain/questionnaire/definition.ts";
import { fieldOf } from "#app/forms/interview-form.ts";
import { currentOperation, currentUser, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { findTheme, saveTheme } from "#app/server/interviews/save-theme.ts";
import { questionnairesIn } from "#app/server/questionnaire-source.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/theme";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "interview")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? "Entretien"} · Diapason` },
];

export function loader({ params, context }: Route.LoaderArgs) {
  const { db, content } = services();
  const found = findTheme(
    { db, questionnaireOf: questionnairesIn(content) },
    currentOperation(context).id,
    params,
  );
  if (found === null) throw data(null, { status: 404 });
  return { title: `${found.theme.label} · ${found.firmName}` };
}

/** The form of a browser without JavaScript: saves it, then goes on. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const { db, content } = services();
  const saved = saveTheme(
    { db, questionnaireOf: questionnairesIn(content) },
    params,
    await request.formData(),
    currentUser(context),
    context.get(requestContext).now,
  );
  if (!saved.ok)
    throw data(
      { message: saved.problem.message },
      { status: saved.problem.code === "not-found" ? 404 : 403 },
    );
  if (saved.value === null) throw data(null, { status: 404 });
  const { errors, typed, bases, newQuestionId, nextThemeId } = saved.value;
  if (Object.keys(errors).length > 0) return data({ errors, typed, bases }, { status: 422 });
  const home = `/operations/${params.operationId}/entreprises/${params.enrollmentId}/entretien`;
  if (newQuestionId !== null) throw redirect(`${home}/${params.themeId}#${questionAnchor(newQuestionId)}`);
  throw redirect(nextThemeId === null ? home : `${home}/${nextThemeId}`);
}

export default function ThemePage({ params, actionData }: Route.ComponentProps) {
  const { told, interview, home, now } = useInterviewContext();
  const { questionnaire, state } = interview;
  const isLive = useLive();
  const navigate = useNavigate();
  const [Help, setHelp] = useState<ShortcutsDialog | null>(null);
  /** The question that one was last in. */
  const here = useRef<string | null>(null);
  const themes = questionnaire.themes.filter((_, index) => (state.themes[index]?.visible ?? 0) > 0);
  const place = themes.findIndex(({ id }) => id === params.themeId);
  const theme = questionnaire.themes.find(({ id }) => id === params.themeId);
  const progress = state.themes.find(({ id }) => id === params.themeId);
  useHashFocus(params.themeId);
  useEffect(() => {
    if (!theme?.questions.some(({ id }) => id === here.current)) here.current = null;
  }, [theme]);

  const goTo = useCallback((path: string) => void navigate(path), [navigate]);
  const next = (): QuestionPlace | null => {
    const from = here.current ?? lastBefore(theme?.questions[0]?.id, state.visible);
    const questionId = nextInInterview(state, from);
    const owner = themes.find(({ questions }) => questions.some(({ id }) => id === questionId));
    if (questionId === null || owner === undefined) return null;
    const path = `${home}/${owner.id}#${questionAnchor(questionId)}`;
    return { path, questionId, isHere: owner.id === params.themeId };
  };
  const openHelp = useCallback(
    () =>
      void loadShortcuts().then(
        (loaded) => setHelp(() => loaded),
        () => {},
      ),
    [],
  );
  const following = themes[place + 1];
  const previous = themes[place - 1];
  const followingPath = following === undefined ? home : `${home}/${following.id}`;
  const onKeyDown = useShortcuts({ onPastEnd: () => goTo(followingPath), onHelp: openHelp });
  if (theme === undefined || progress === undefined) return null;
  const isReadOnly = told.readOnly !== null;
  const firmPath = home.replace(/\/entretien$/, "");
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: shortcuts double what the controls inside do.
    <div
      className="interview"
      onKeyDown={isReadOnly ? undefined : onKeyDown}
      onFocus={({ target }) => {
        here.current = questionOf(target) ?? here.current;
      }}
    >
      <InterviewHead
        firm={{ name: told.firmName, path: firmPath }}
        roundCode={told.roundCode}
        place={`thème ${place + 1} sur ${themes.length}`}
        title={theme.label}
        theme={progress}
        total={state.progress}
      />
      <div className="interview-body">
        {actionData === undefined ? null : <Refused errors={actionData.errors} questions={theme.questions} />}
        {isReadOnly ? (
          <Notice>
            <strong>Cet entretien se lit seulement</strong>
            <p>
              <Link to={`${home}/lecture#${theme.id}`}>Lire les réponses de ce thème</Link>, ou{" "}
              <Link to={home}>revenir à l’entretien</Link> pour savoir pourquoi, et pour le reprendre.
            </p>
          </Notice>
        ) : (
          <ThemeForm
            key={theme.id}
            interview={interview}
            theme={theme}
            now={now}
            isLive={isLive}
            sent={actionData}
          >
            <ThemeStake interview={interview} theme={theme} now={now} />
          </ThemeForm>
        )}
        <nav className="neighbours" aria-label="Thèmes voisins">
          {previous === undefined ? (
            <Link to={home}>← Début de l’entretien</Link>
          ) : (
            <Link to={`${home}/${previous.id}`}>← {previous.label}</Link>
          )}
          {following === undefined ? (
            <Link to={home}>Terminer l’entretien →</Link>
          ) : (
            <Link to={followingPath}>{following.label} →</Link>
          )}
        </nav>
      </div>
      <InterviewFoot
        interview={interview}
        home={home}
        here={theme.id}
        next={next}
        isLive={isLive}
        isReadOnly={isReadOnly}
        saving={<SaveState handle={interview.queue} lastSaved={lastSavedIn(told)} now={now} />}
        onGo={goTo}
        onHelp={openHelp}
      />
      {Help === null ? null : <Help onClose={() => setHelp(null)} />}
    </div>
  );
}

/** Fetched when it is first asked for. */
const loadShortcuts = async () =>
  (await import("#app/components/interview/shortcuts-dialog.tsx")).ShortcutsDialog;
type ShortcutsDialog = Awaited<ReturnType<typeof loadShortcuts>>;

type RefusedProps = {
  readonly errors: Readonly<Record<string, string>>;
  readonly questions: readonly Question[];
};

/** Above a form that came back: each line leads to its question; what is right is saved already. */
function Refused({ errors, questions }: RefusedProps) {
  const wrong = questions.filter(({ id }) => errors[fieldOf(id)] !== undefined);
  return (
    <Notice tone="signal">
      <strong>
        {formatCount(Object.keys(errors).length, "réponse est à revoir", "réponses sont à revoir")}
      </strong>
      <p>Les autres sont enregistrées{"\u202F"}; rien de ce que vous avez saisi n’est perdu.</p>
      <ul>
        {wrong.map(({ id, label }) => (
          <li key={id}>
            <a href={`#${questionAnchor(id)}`}>{label}</a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
