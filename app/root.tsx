import type { ReactNode } from "react";
import { Links, Meta, Outlet, Scripts, ScrollRestoration } from "react-router";
import { ErrorPage } from "#app/components/error-page.tsx";
import { NavigationProgress } from "#app/components/navigation-progress.tsx";
import {
  numberAndLog,
  recogniseActor,
  refuseBigBodies,
  refuseForgery,
} from "#app/server/access/request-middleware.ts";
import type { Route } from "./+types/root";
import "#app/styles/index.css";

/** Every request passes these, in this order, before any guard of a route. */
export const middleware: Route.MiddlewareFunction[] = [
  numberAndLog,
  refuseForgery,
  refuseBigBodies,
  recogniseActor,
];

export const meta: Route.MetaFunction = () => [{ title: "Diapason" }];

export function Layout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="fr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#0b4f5c" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#0d1b20" media="(prefers-color-scheme: dark)" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

export default function Root() {
  return (
    <>
      <NavigationProgress />
      <Outlet />
    </>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} />;
}
