import { reactRouter } from "@react-router/dev/vite";
import { defineConfig, type Plugin } from "vite";
import { printFrench } from "./app/text/print-french.ts";

export default defineConfig({
  plugins: [reactRouter(), printedFrench(), routerWithoutWarnings(), fewerPieces()],
  build: {
    sourcemap: false,
    target: "es2022",
    // The few modules that come later need no helper to announce what they import: it would weigh more than they do.
    modulePreload: false,
  },
});

/** The texts of pages, with the spaces of French: on the server and in the browser alike. */
function printedFrench(): Plugin {
  const pages = /[\\/]app[\\/](components|routes|text|root)\b[^?]*\.tsx?(\?|$)/;
  return {
    name: "printed-french",
    enforce: "post",
    transform: {
      filter: { id: pages },
      handler(code) {
        return { code: printFrench(code, this.parse(code)), map: null };
      },
    },
  };
}

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

/**
 * What the same pages need, as one file: it compresses better than in pieces, and asks for fewer requests. React and the router
 * together weigh 1.4 KB less than apart; what the interview and the self-assessment share, 3 KB less. Nothing that comes later
 * by `import()` may be named here: it would come at once.
 */
function fewerPieces(): Plugin {
  const framework = /[\\/]node_modules[\\/](react|react-dom|react-router|scheduler)[\\/]/;
  const everyPage = [
    "domain/(compare|errors|format|group-by)",
    "components/(empty-state|light-shell|log-out-button|notice|page-head|progress-bar|skip-link|told-message)",
  ];
  const answering = [
    "components/questions/(?!live-ranking|disagreement-panel)[a-z-]+",
    "components/interview/(last-saved|save-state)",
    "components/use-later",
    "domain/answers/(answer-rules|describe-answer|interview|normalize-answer|progress|read-answer|reference-answers|typed-answer)",
    "domain/questionnaire/(question|visibility)",
    "domain/scoring/points",
    "forms/interview-form",
    "offline/[a-z-]+",
    "text/stakes",
  ];
  return {
    name: "fewer-pieces",
    apply: "build",
    applyToEnvironment: ({ name }) => name === "client",
    outputOptions: (options) => ({
      ...options,
      codeSplitting: {
        // A group takes what its modules import too, so the one that the other stands on comes first.
        groups: [
          { name: "framework", test: framework, priority: 3 },
          { name: "every-page", test: modules(everyPage), priority: 2 },
          { name: "answering", test: modules(answering), priority: 1 },
        ],
      },
    }),
  };
}

/** The modules of the application whose path, without its extension, is one of these patterns. */
function modules(patterns: readonly string[]): RegExp {
  const paths = patterns.join("|").replaceAll("/", "[\\\\/]");
  return new RegExp(`[\\\\/]app[\\\\/](${paths})\\.tsx?$`);
}
