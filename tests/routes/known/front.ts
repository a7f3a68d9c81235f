/** The front door, accounts and administration. */
import { EVERYBODY, type KnownRoute, SIGNED_IN } from "#tests/routes/known/known-route.ts";

export const FRONT_ROUTES: readonly KnownRoute[] = [
  // Nobody stays at the front door; what an anonymous person is shown is the way to log in.
  { id: "routes/home", path: "/", readers: SIGNED_IN, get: 302 },
  { id: "routes/not-found", path: "/nulle-part/ailleurs", readers: EVERYBODY, get: 404, unsafe: 404 },
  { id: "routes/resources/health", path: "/sante", readers: EVERYBODY, isResource: true },
  {
    id: "routes/resources/log-out",
    path: "/deconnexion",
    readers: EVERYBODY,
    get: 302,
    unsafe: 302,
    isResource: true,
  },
  // Somebody who is signed in already is sent where they were going.
  {
    id: "routes/signed-out/log-in",
    path: "/connexion",
    readers: EVERYBODY,
    get: 302,
    anonymous: 200,
    unsafe: 422,
  },
  { id: "routes/account/account", path: "/compte", readers: SIGNED_IN, unsafe: 400 },
  { id: "routes/admin/users", path: "/admin/utilisateurs", readers: ["admin"], unsafe: 422 },
  { id: "routes/admin/user", path: "/admin/utilisateurs/:userId", readers: ["admin"], unsafe: 400 },
  { id: "routes/admin/audit-log", path: "/admin/journal", readers: ["admin"], writers: [] },
];
