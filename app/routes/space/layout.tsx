import { Outlet } from "react-router";
import { SpaceError } from "#app/components/space/space-error.tsx";
import type { Route } from "./+types/layout";

/** The pages of whoever came by a link are shown to no search engine. */
export const meta: Route.MetaFunction = () => [
  { title: "Votre espace · Diapason" },
  { name: "robots", content: "noindex" },
];

export default function SpaceLayout() {
  return <Outlet />;
}

/** In the words of whoever has no account. */
export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <SpaceError error={error} />;
}
