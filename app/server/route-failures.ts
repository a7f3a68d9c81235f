/**
 * One place where a database that can't answer becomes a 503 that says so, for every route: the framework would show any
 * thrown error as a 500. A form that was posted comes back as it was filled in. A form that is too big is answered here too,
 * when the page that sent it is still there to say so.
 */
import { data, type ServerBuild } from "react-router";
import { type FormState, refused, typedFields, unread } from "#app/forms/form-state.ts";
import { isFormByScript, refusedBodyOf } from "#app/server/access/body-limits.ts";
import { describeFailure } from "#app/server/failures.ts";
import { services } from "#app/server/services.ts";

type RouteModule = NonNullable<ServerBuild["routes"][string]>["module"];
type Loader = NonNullable<RouteModule["loader"]>;
type Action = NonNullable<RouteModule["action"]>;
type Middleware = NonNullable<RouteModule["middleware"]>[number];

/** The same build, whose routes answer 503 when the database refuses. */
export function withFailures(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => [
    id,
    route === undefined ? undefined : { ...route, module: guarded(route.module) },
  ]);
  return { ...build, routes: Object.fromEntries(routes) };
}

function guarded(module: RouteModule): RouteModule {
  const { loader, action, middleware } = module;
  const isPage = module.default !== undefined;
  return {
    ...module,
    ...(loader === undefined ? {} : { loader: guardedLoader(loader) }),
    ...(action === undefined ? {} : { action: guardedAction(action, isPage) }),
    ...(middleware === undefined ? {} : { middleware: middleware.map(guardedMiddleware) }),
  };
}

function guardedLoader(loader: Loader): Loader {
  const asked: Loader = async (args) => {
    try {
      return await loader(args);
    } catch (error) {
      throw unavailable(error) ?? error;
    }
  };
  // The framework marks a loader that must run on hydration.
  if (loader.hydrate !== undefined) asked.hydrate = loader.hydrate;
  return asked;
}

function guardedAction(action: Action, isPage: boolean): Action {
  return async (args) => {
    if (isFormByScript(args.request) && refusedBodyOf(args.request, args.url) === 413) {
      if (isPage) return data(unread(TOO_BIG), { status: 413 });
      throw data(null, { status: 413 });
    }
    const copy = isPage && isPlainForm(args.request) ? args.request.clone() : null;
    try {
      return await action(args);
    } catch (error) {
      const answer = unavailable(error);
      if (answer === null) throw error;
      if (copy === null) throw answer;
      return data(await formAsFilledIn(copy, answer.data.message), { status: 503 });
    }
  };
}

function guardedMiddleware(middleware: Middleware): Middleware {
  return async (args, next) => {
    try {
      return await middleware(args, next);
    } catch (error) {
      throw unavailable(error) ?? error;
    }
  };
}

const TOO_BIG =
  "Ce formulaire est trop lourd pour être reçu\u00A0: raccourcissez les textes les plus longs, ou envoyez-les en plusieurs fois. Rien n’est enregistré, et ce que vous avez saisi est encore là.";

/** The 503 to answer, written in the log; null when the error is something else. */
function unavailable(error: unknown) {
  const { status, personMessage, logMessage } = describeFailure(error);
  if (status !== 503) return null;
  services().log.error({ error }, logMessage);
  return data({ message: personMessage }, { status });
}

async function formAsFilledIn(request: Request, message: string): Promise<FormState> {
  return refused(typedFields(await request.formData()), [{ message }]);
}

function isPlainForm(request: Request): boolean {
  return request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded") ?? false;
}
