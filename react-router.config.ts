import type { Config } from "@react-router/dev/config";

export default {
  ssr: true,
  // The field app must know its routes without asking the server (docs/decisions).
  routeDiscovery: { mode: "initial" },
  // The framework compares Origin with the address that the client typed; ours compares with APP_ORIGIN, on every
  // route and not only on pages (app/server/access/csrf.ts), so the framework's is told to stand aside.
  allowedActionOrigins: ["**"],
  future: {
    v8_middleware: true,
    v8_splitRouteModules: true,
    v8_viteEnvironmentApi: true,
    v8_passThroughRequests: true,
    v8_trailingSlashAwareDataRequests: true,
  },
} satisfies Config;
