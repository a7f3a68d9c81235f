/** The import law of docs/architecture.md, as a table: a folder may import what its line names, and nothing else. */

/** @types/pdfmake names it as a module of pdfmake, which has no such file. */
const PDFMAKE_TYPES = "^pdfmake/interfaces$";

/** What tablets and the server say to each other, and the file that a tablet's unsent work is rescued in. */
const SHARED_WITH_TABLETS = "^app/offline/field/(protocol|rescue-format)\\.ts$";
/** The same, with what reads and seals it: all of it runs on either side. */
const ON_BOTH_SIDES =
  "^app/offline/field/(protocol|rescue-format|reply-guard|stored-shapes|sealing|vault|base64url)\\.ts$";

const SERVER = [
  "^app/(server|domain|charts|forms|text)/",
  SHARED_WITH_TABLETS,
  "^templates/",
  "^node_modules/(?!react-dom/)",
  PDFMAKE_TYPES,
];

/** Written as paths of the project or names of packages; `core` stands for Node's own modules. */
const MAY_IMPORT = [
  { folder: "^app/domain/", may: ["^app/domain/", "^node_modules/zod/"] },
  { folder: "^app/charts/", may: ["^app/charts/", "^app/domain/", "^node_modules/(@types/)?d3-"] },
  {
    folder: "^db/(?!demo/)",
    may: [
      "^db/(?!demo/)",
      "^app/domain/",
      "^node_modules/(drizzle-orm|better-sqlite3|@types/better-sqlite3|zod)/",
    ],
    // The log is told to tablets in their words.
    typesOf: ["^app/offline/field/protocol\\.ts$"],
    core: true,
  },
  {
    folder: "^templates/",
    may: ["^templates/", "^app/domain/", "^app/charts/", PDFMAKE_TYPES],
  },
  {
    // The schemas of forms and the labels serve both sides; nothing that draws does.
    folder: "^app/(server/(?!demo/)|cli\\.ts)",
    may: [...SERVER, "^db/(?!demo/)"],
    core: true,
  },
  // What the demonstration is made of, and what loads it: the program itself knows nothing of it.
  { folder: "^app/server/demo/", may: [...SERVER, "^db/"], core: true },
  { folder: "^db/demo/", may: [...SERVER, "^db/"], core: true },
  {
    folder: "^app/(components|forms|offline|text)/",
    may: [
      "^app/(components|forms|offline|text|domain|charts)/",
      "^node_modules/(@types/)?(react|react-dom|react-router|react-hook-form|@hookform/resolvers|zod|dexie|uuid)/",
    ],
    // Erased before it reaches the browser.
    typesOf: ["^app/server/", "^db/(?!demo/)"],
  },
  {
    folder: "^app/routes/(?!field/)",
    may: [
      "^app/(components|forms|offline|text|domain|charts|server)/",
      "^db/(?!demo/)",
      "^node_modules/(@types/)?(react|react-router|@react-router|react-hook-form|@hookform/resolvers|zod|dexie|@remix-run/form-data-parser)/",
    ],
    core: true,
  },
  {
    // These pages open without a network: nothing in them runs on the server.
    folder: "^app/routes/field/",
    may: [
      "^app/(components|forms|offline|text|domain|charts)/",
      // The field app's own, which no other page loads.
      "^app/styles/field(-visit)?\\.css$",
      "^node_modules/(@types/)?(react|react-router)/",
    ],
    typesOf: ["^app/server/"],
  },
];

module.exports = {
  forbidden: [
    ...MAY_IMPORT.flatMap(({ folder, may, typesOf = [], core = false }) => [
      {
        name: `may-import ${folder}`,
        comment: "The table of docs/architecture.md says what a folder may import.",
        severity: "error",
        from: { path: folder },
        to: { pathNot: [...may, ...typesOf], dependencyTypesNot: ["core"] },
      },
      ...typesOf.map((path) => ({
        name: `types-only ${folder} ${path}`,
        comment: "Only its types: the rest runs on the server.",
        severity: "error",
        from: { path: folder },
        to: { path, dependencyTypesNot: ["type-only"] },
      })),
      ...(core
        ? []
        : [
            {
              name: `no-node ${folder}`,
              comment:
                "This runs in the browser too, or must not depend on where it runs: no module of Node's.",
              severity: "error",
              from: { path: folder },
              to: { dependencyTypes: ["core"] },
            },
          ]),
    ]),
    {
      name: "runs-on-both-sides",
      comment:
        "What the server shares with tablets touches neither a page nor what a device stores: it is data, its checks and WebCrypto.",
      severity: "error",
      from: { path: ON_BOTH_SIDES },
      to: { pathNot: [ON_BOTH_SIDES, "^app/domain/"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "templates-draw-nothing",
      comment: "A template writes pdfmake's definition; the PDF worker alone runs pdfmake.",
      severity: "error",
      from: { path: "^templates/" },
      to: { path: "^node_modules/pdfmake/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "nothing-imports-a-route",
      comment: "What two routes share goes in app/components, app/forms or app/server.",
      severity: "error",
      from: {},
      to: { path: "^app/routes/" },
    },
    {
      name: "funders-see-publications-only",
      comment:
        "A funder's page can't reach an answer: it reads publications and the names of operations, nothing else.",
      severity: "error",
      from: { path: "^app/routes/funder/" },
      to: {
        path: ["^db/", "^app/server/", "^app/domain/(answers|scoring|findings|plan)/"],
        pathNot: [
          "^app/server/(access/(actor|guard)|services|publications/(read-publications|file-response))\\.ts$",
        ],
      },
    },
    {
      name: "publications-are-read-alone",
      comment:
        "What funders read through looks at publications and at the names of operations, at nothing else.",
      severity: "error",
      from: { path: "^app/server/publications/(read-publications|file-response|snapshot)\\.ts$" },
      to: {
        path: ["^db/", "^app/server/"],
        pathNot: [
          "^db/(publications|operation-members|client\\.server)\\.ts$",
          "^app/server/(access/audit|publications/snapshot|reports/file-names)\\.ts$",
        ],
      },
    },
    {
      name: "no-cycle",
      comment: "Types that name each other are erased and do no harm; modules that run each other do.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "resolves",
      comment: "An import that leads nowhere.",
      severity: "error",
      from: {},
      // « virtual: » modules and route types are made by the framework.
      to: { couldNotResolve: true, pathNot: ["^virtual:", "\\+types/", PDFMAKE_TYPES] },
    },
    {
      name: "declared-in-production",
      comment: "The running program only has `dependencies`.",
      severity: "error",
      from: { path: "^(app|db|templates)/" },
      to: {
        dependencyTypes: ["npm-dev", "npm-no-pkg"],
        dependencyTypesNot: ["type-only"],
        pathNot: "^node_modules/@types/",
      },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: ["^app/routes\\.ts$", "\\+types/"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".js", ".mjs", ".json", ".css"],
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
    },
  },
};
