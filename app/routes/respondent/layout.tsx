import { Outlet } from "react-router";
import { RespondentError } from "#app/components/respondent/respondent-error.tsx";
import type { Route } from "./+types/layout";

/** The pages of whoever came by a link are shown to no search engine. */
export const meta: Route.MetaFunction = () => [
  { title: "Auto-évaluation · Diapason" },
  { name: "robots", content: "noindex" },
];

export default function RespondentLayout() {
  return <Outlet />;
}

/** In the words of whoever has no account. */
export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <RespondentError error={error} />;
}
