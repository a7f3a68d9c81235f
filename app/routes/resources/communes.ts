/** The communes that begin like what is being typed in a firm's form. */
import { resourceGuard } from "#app/server/access/guard.ts";
import { searchCommunes } from "#app/server/firms/communes.ts";
import { departmentName } from "#app/server/firms/departments.ts";
import type { Route } from "./+types/communes";

export const middleware: Route.MiddlewareFunction[] = [resourceGuard("read", "content")];

const MOST = 8;
/** Fewer letters name half the country. */
const FEWEST_LETTERS = 2;
const LONGEST = 80;

export function loader({ url }: Route.LoaderArgs) {
  const typed = (url.searchParams.get("q") ?? "").slice(0, LONGEST);
  const communes = typed.trim().length < FEWEST_LETTERS ? [] : searchCommunes(typed, MOST);
  return Response.json(
    communes.map(({ inseeCode, name, department, postalCodes }) => ({
      inseeCode,
      name,
      department: departmentName(department),
      postalCodes,
    })),
  );
}
