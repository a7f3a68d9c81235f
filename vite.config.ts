import { reactRouter } from "@react-router/dev/vite";
import { defineConfig, type Plugin } from "vite";

export default defineConfig({
  plugins: [reactRouter(), routerWithoutWarnings()],
  build: { sourcemap: false, target: "es2022" },
});

/** The package gives bundlers its development build, whose warnings nobody reads in production and every page would carry. */
function routerWithoutWarnings(): Plugin {
  return {
    name: "router-without-warnings",
    enforce: "pre",
    apply: "build",
    applyToEnvironment: ({ name }) => name === "client",
    async resolveId(source, importer, options) {
      if (source !== "react-router" && source !== "react-router/dom") return null;
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      return resolved && { ...resolved, id: resolved.id.replace("/dist/development/", "/dist/production/") };
    },
  };
}
