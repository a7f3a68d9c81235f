import { redirect } from "react-router";
import { currentUser } from "#app/server/access/actor.ts";
import { requireUser } from "#app/server/access/guard.ts";
import type { Route } from "./+types/home";

export const middleware: Route.MiddlewareFunction[] = [requireUser()];

/** The front door: each role goes to its own first page. */
export function loader({ context }: Route.LoaderArgs) {
  throw redirect(currentUser(context).role === "funder" ? "/financeur" : "/operations");
}

export default function Home() {
  return null;
}
