import { type AskFailure, askOffers } from "#app/components/field-shell/ask-server.ts";
import type { Fetch } from "#app/offline/field/transport.ts";

/**
 * Sends only while whoever is signed in on this browser is the person whose data these are: what one consultant wrote must never
 * reach the server under another's name. It is asked again each time the page is seen again, after which it may have changed.
 */
export function ownersFetch(userId: string): { readonly fetch: Fetch; readonly stop: () => void } {
  let isSure = false;
  const doubt = () => {
    isSure = false;
  };
  document.addEventListener("visibilitychange", doubt);
  const send: Fetch = async (url, init) => {
    if (!isSure) {
      const asked = await askOffers(init.signal ?? undefined);
      if (!asked.ok) return refusal(asked.why);
      if (asked.value.userId !== userId) return new Response(null, { status: 403 });
      isSure = true;
    }
    const response = await fetch(url, init);
    if (response.status === 401) doubt();
    return response;
  };
  return { fetch: send, stop: () => document.removeEventListener("visibilitychange", doubt) };
}

/** As the server would have said it of what was to be sent. */
function refusal(why: AskFailure): Response {
  switch (why) {
    case "signed-out":
      return new Response(null, { status: 401 });
    case "forbidden":
    case "missing":
      return new Response(null, { status: 403 });
    default:
      throw new TypeError(`nothing of ours answered (${why})`);
  }
}
