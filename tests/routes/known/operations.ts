/** The office: operations, their firms, contents and reports. */
import { CONSULTANT, EVERY_CONSULTANT, HOUSE, type KnownRoute } from "#tests/routes/known/known-route.ts";

export const OPERATION_ROUTES: readonly KnownRoute[] = [
  {
    id: "routes/consultant/operations/operations",
    path: "/operations",
    readers: EVERY_CONSULTANT,
  },
  {
    id: "routes/consultant/operations/new-operation",
    path: "/operations/nouvelle",
    readers: EVERY_CONSULTANT,
    unsafe: 422,
  },
  {
    id: "routes/consultant/operations/overview",
    path: "/operations/:operationId",
    readers: HOUSE,
  },
  {
    id: "routes/consultant/operations/settings",
    path: "/operations/:operationId/reglages",
    readers: HOUSE,
    unsafe: 400,
  },
  { id: "routes/consultant/firms/firms", path: "/operations/:operationId/entreprises", readers: HOUSE },
  {
    id: "routes/consultant/firms/add-firm",
    path: "/operations/:operationId/entreprises/ajouter",
    readers: HOUSE,
    unsafe: 422,
  },
  {
    id: "routes/consultant/firms/import-firms",
    path: "/operations/:operationId/entreprises/importer",
    readers: HOUSE,
    unsafe: 422,
  },
  // A draft that nobody made.
  {
    id: "routes/consultant/firms/import-draft",
    path: "/operations/:operationId/entreprises/importer/:draftId",
    readers: HOUSE,
    get: 404,
    unsafe: 400,
  },
  {
    id: "routes/consultant/firms/firm",
    path: "/operations/:operationId/entreprises/:enrollmentId",
    readers: HOUSE,
    unsafe: 400,
  },
  {
    id: "routes/consultant/firms/edit-firm",
    path: "/operations/:operationId/entreprises/:enrollmentId/modifier",
    readers: HOUSE,
    unsafe: 422,
  },
  {
    id: "routes/consultant/content/questionnaires",
    path: "/questionnaires",
    readers: EVERY_CONSULTANT,
    writers: [],
  },
  {
    id: "routes/consultant/content/questionnaire",
    path: "/questionnaires/artisans-renovation/1",
    readers: EVERY_CONSULTANT,
    writers: [],
  },
  {
    id: "routes/consultant/content/funding-schemes",
    path: "/dispositifs",
    readers: EVERY_CONSULTANT,
    writers: [],
  },
  {
    id: "routes/resources/communes",
    path: "/resources/communes",
    readers: EVERY_CONSULTANT,
    writers: [],
    isResource: true,
  },
  {
    id: "routes/consultant/reports/batch",
    path: "/operations/:operationId/rapports",
    readers: HOUSE,
    writers: CONSULTANT,
    unsafe: 302,
  },
  {
    id: "routes/consultant/reports/batch-zip",
    path: "/operations/:operationId/rapports.zip",
    readers: HOUSE,
    writers: [],
    get: 404,
    isResource: true,
  },
  {
    id: "routes/consultant/reports/synthesis",
    path: "/operations/:operationId/synthese",
    readers: HOUSE,
    writers: [],
  },
  {
    id: "routes/consultant/reports/presentation",
    path: "/operations/:operationId/presentation",
    readers: HOUSE,
    writers: [],
  },
  {
    id: "routes/consultant/reports/synthesis-pdf",
    path: "/operations/:operationId/synthese.pdf",
    readers: HOUSE,
    writers: [],
    isResource: true,
  },
];
