/** The middleware of the pages where one answers. */
import { type MiddlewareFunction, redirect } from "react-router";
import { isSafe } from "#app/server/access/csrf.ts";
import { currentVisit, respondentGuard } from "#app/server/access/respondent-guard.ts";
import { isNoticeSettled } from "#app/server/self-assessment/notice.ts";
import { services } from "#app/server/services.ts";

/** Lets in whoever came by a link, wherever they stand. */
export const cameByLink: MiddlewareFunction<Response> = respondentGuard("know", "operation", {
  unsafe: "know",
});

/**
 * Lets in whoever has a sheet that may still be written on; the others are sent where they stand: to the notice before, to the
 * thanks after. What they may do is asked again by the use cases.
 */
export const answering: readonly MiddlewareFunction<Response>[] = [
  cameByLink,
  ({ request, context }) => {
    const visit = currentVisit(context);
    if (visit.isSubmitted) throw redirect(isSafe(request.method) ? THANKS : `${THANKS}?tard=1`, 303);
    if (!isNoticeSettled(services().db, visit)) throw redirect("/reponse", 303);
  },
];

/** Where one is thanked. « tard »: something was sent after the sheet was handed in, and was not taken. */
export const THANKS = "/reponse/merci";
