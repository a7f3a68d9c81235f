/** The firm’s own space, and what the office does about it. */
import {
  CONSULTANT,
  DIRECTORS,
  EVERYBODY,
  HOUSE,
  type KnownRoute,
  WITH_CODE,
} from "#tests/routes/known/known-route.ts";

const FIRM = "/operations/:operationId/entreprises/:enrollmentId";

export const SPACE_ROUTES: readonly KnownRoute[] = [
  // The firm's space. No report of the world is handed over: a plan is nobody's yet (tests/routes/space.test.ts has one).
  { id: "routes/space/home", path: "/espace", readers: WITH_CODE, opensByLink: true, needsCode: true },
  {
    id: "routes/space/code",
    path: "/espace/code",
    readers: DIRECTORS,
    opensByLink: true,
    needsCode: true,
    unsafe: 422,
  },
  {
    id: "routes/space/report-pdf",
    path: "/espace/rapport.pdf",
    readers: [],
    opensByLink: true,
    needsCode: true,
    isResource: true,
  },
  {
    id: "routes/space/answers",
    path: "/espace/reponses",
    readers: WITH_CODE,
    opensByLink: true,
    needsCode: true,
  },
  { id: "routes/space/plan", path: "/espace/plan", readers: [], opensByLink: true, needsCode: true },
  { id: "routes/space/action", path: "/espace/plan/action", readers: [], opensByLink: true, needsCode: true },
  {
    id: "routes/space/own-file",
    path: "/espace/plan/action/pieces/mot",
    readers: [],
    opensByLink: true,
    needsCode: true,
    isResource: true,
  },
  // Nothing of the world is published.
  { id: "routes/space/synthesis", path: "/espace/synthese", readers: [], opensByLink: true, needsCode: true },
  { id: "routes/space/schemes", path: "/espace/aides", readers: [], opensByLink: true, needsCode: true },
  // The link alone opens what the firm is asked; nobody of the world is asked this one.
  {
    id: "routes/space/collective",
    path: "/espace/actions-collectives",
    readers: DIRECTORS,
    opensByLink: true,
    needsCode: true,
  },
  {
    id: "routes/space/collective-action",
    path: "/espace/actions-collectives/action",
    readers: DIRECTORS,
    opensByLink: true,
    needsCode: true,
    get: 404,
    unsafe: 404,
  },
  {
    id: "routes/space/own-data",
    path: "/espace/donnees",
    readers: WITH_CODE,
    opensByLink: true,
    needsCode: true,
    unsafe: 422,
  },
  {
    id: "routes/space/own-export",
    path: "/espace/donnees.zip",
    readers: WITH_CODE,
    opensByLink: true,
    needsCode: true,
    isResource: true,
  },
  { id: "routes/space/erased", path: "/espace/efface", readers: EVERYBODY },
  { id: "routes/space/give-code", path: `${FIRM}/invitations/code`, readers: HOUSE, unsafe: 422 },
  { id: "routes/space/erase-firm", path: `${FIRM}/effacer`, readers: HOUSE, unsafe: 422 },
  // A word without a file.
  {
    id: "routes/space/firm-file",
    path: `${FIRM}/plan/:lineId/pieces/:noteId`,
    readers: HOUSE,
    writers: CONSULTANT,
    get: 404,
    unsafeWhenMissing: 405,
    isResource: true,
  },
];
