import { isRouteErrorResponse } from "react-router";

/** What a refusal says to the person, where we wrote it for them: `data({ message }, { status })`. Never an error's own words. */
export function toldMessage(error: unknown): string | null {
  if (!isRouteErrorResponse(error)) return null;
  const { data }: { data: unknown } = error;
  if (typeof data !== "object" || data === null || !("message" in data)) return null;
  return typeof data.message === "string" ? data.message : null;
}
