/** Draws a page on the server, streaming; robots get it in one piece. */
import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable } from "@react-router/node";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import {
  type ActionFunctionArgs,
  type EntryContext,
  isRouteErrorResponse,
  type LoaderFunctionArgs,
  type RouterContextProvider,
  ServerRouter,
} from "react-router";
import { requestContext } from "#app/server/access/actor.ts";
import { describeFailure } from "#app/server/failures.ts";
import { services } from "#app/server/services.ts";

/** Milliseconds for the data of a page to arrive; drawing is given one second more. */
export const streamTimeout = 10_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  context: RouterContextProvider,
): Promise<Response> | Response {
  headers.set("Content-Type", "text/html; charset=utf-8");
  if (request.method === "HEAD") return new Response(null, { status, headers });
  const { nonce } = context.get(requestContext);
  const inOnePiece = isbot(request.headers.get("user-agent"));

  return new Promise((resolve, reject) => {
    let answered = false;
    let finalStatus = status;
    const answer = () => {
      answered = true;
      const body = new PassThrough({
        final(callback) {
          clearTimeout(deadline);
          callback();
        },
      });
      pipe(body);
      resolve(new Response(createReadableStreamFromReadable(body), { status: finalStatus, headers }));
    };
    const { pipe, abort } = renderToPipeableStream(
      <ServerRouter context={routerContext} url={request.url} nonce={nonce} />,
      {
        nonce,
        ...(inOnePiece ? { onAllReady: answer } : { onShellReady: answer }),
        onShellError: reject,
        onError(error: unknown) {
          finalStatus = 500;
          // An error in the shell comes back by onShellError and is logged by handleError.
          if (answered) logFailure(error, context);
        },
      },
    );
    const deadline = setTimeout(() => abort(), streamTimeout + 1_000);
  });
}

/** Every unexpected error of a loader, an action or a drawing passes here, once. */
export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  // A person who closes the page is no error; neither is an answer that we chose, such as 404.
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  logFailure(error, context);
}

function logFailure(error: unknown, context: Readonly<RouterContextProvider>): void {
  services().log.error({ request: context.get(requestContext).id, error }, describeFailure(error).logMessage);
}
