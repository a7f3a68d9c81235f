/**
 * Every address of the application and who it opens to: the table that tests/routes/matrix.test.ts asks. A route that is
 * not here fails the test. `:operationId` and `:enrollmentId` are tried with one's own, a sister's and nobody's.
 */

/** What an actor is to the operation asked for. */
export type Standing =
  | "anonymous"
  | "admin"
  | "consultant"
  | "otherConsultant"
  | "funder"
  | "otherFunder"
  | RespondentStanding;
/** Whoever came by a link of one firm of the operation, and has no account. */
export type RespondentStanding = (typeof RESPONDENTS)[number];

export type KnownRoute = {
  /** Id of the route: its file without the extension. */
  readonly id: string;
  readonly path: string;
  /** Who may read it. Of an operation's addresses, « otherConsultant » is never one. */
  readonly readers: readonly Standing[];
  /** Who may send something to it; the readers unless said otherwise. */
  readonly writers?: readonly Standing[];
  /** What a reader gets. */
  readonly get?: number;
  /** What a writer gets for an empty form: 405 where nothing is taken. */
  readonly unsafe?: number;
  /** What a writer gets for an empty form about something that isn't there: 404 unless the form is judged first. */
  readonly unsafeWhenMissing?: number;
  /** What an anonymous reader gets, where it isn't the way to log in. */
  readonly anonymous?: number;
  /** It opens by a respondent's link: the others, with an account or without, get 401, and no way to log in. */
  readonly opensByLink?: boolean;
  /** It is the firm's space: a director without a code is sent to ask for one, a group is told that it has none. */
  readonly needsCode?: boolean;
  /** No page: data only, such as a file or a check. It has no `.data` of its own. */
  readonly isResource?: boolean;
};

export const EVERYBODY = [
  "anonymous",
  "admin",
  "consultant",
  "otherConsultant",
  "funder",
  "otherFunder",
  "director",
  "directorWithCode",
  "employee",
  "customer",
] as const;
export const RESPONDENTS = ["director", "directorWithCode", "employee", "customer"] as const;
const DIRECTORS = ["director", "directorWithCode"] as const;
const WITH_CODE = ["directorWithCode"] as const;
const SIGNED_IN = ["admin", "consultant", "otherConsultant", "funder", "otherFunder"] as const;
const HOUSE = ["admin", "consultant"] as const;
/** An admin reads what consultants do, and does none of it. */
const CONSULTANT = ["consultant"] as const;
const EVERY_CONSULTANT = ["admin", "consultant", "otherConsultant"] as const;
const FUNDERS = ["funder", "otherFunder"] as const;

const FIRM = "/operations/:operationId/entreprises/:enrollmentId";

export const KNOWN_ROUTES: readonly KnownRoute[] = [
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
  {
    id: "routes/consultant/collective/needs",
    path: "/operations/:operationId/besoins",
    readers: HOUSE,
    writers: [],
  },
  {
    id: "routes/consultant/collective/actions",
    path: "/operations/:operationId/actions",
    readers: HOUSE,
  },
  {
    id: "routes/consultant/collective/new-action",
    path: "/operations/:operationId/actions/nouvelle",
    readers: HOUSE,
    unsafe: 422,
  },
  {
    id: "routes/consultant/collective/calendar",
    path: "/operations/:operationId/actions/calendrier",
    readers: HOUSE,
  },
  {
    id: "routes/consultant/collective/action",
    path: "/operations/:operationId/actions/:actionId",
    readers: HOUSE,
    unsafe: 400,
  },
  {
    id: "routes/consultant/collective/edit-action",
    path: "/operations/:operationId/actions/:actionId/modifier",
    readers: HOUSE,
    unsafe: 422,
  },
  {
    id: "routes/consultant/collective/invite-firms",
    path: "/operations/:operationId/actions/:actionId/inviter",
    readers: HOUSE,
    unsafe: 422,
  },
  {
    id: "routes/consultant/collective/pilot",
    path: "/operations/:operationId/actions/:actionId/pilote",
    readers: HOUSE,
    unsafe: 422,
  },
  {
    id: "routes/consultant/collective/outcome",
    path: "/operations/:operationId/actions/:actionId/issue",
    readers: HOUSE,
    unsafe: 422,
  },
  {
    id: "routes/consultant/collective/approval",
    path: "/operations/:operationId/actions/:actionId/comite",
    readers: HOUSE,
    unsafe: 422,
  },
  {
    id: "routes/consultant/collective/feedback",
    path: "/operations/:operationId/actions/:actionId/retour",
    readers: HOUSE,
    unsafe: 422,
  },
  {
    id: "routes/consultant/collective/answer-for-firm",
    path: "/operations/:operationId/actions/:actionId/entreprises/:enrollmentId",
    readers: HOUSE,
    unsafe: 422,
  },
  {
    id: "routes/consultant/publications/publications",
    path: "/operations/:operationId/publications",
    readers: HOUSE,
    writers: [],
  },
  {
    id: "routes/consultant/publications/composer",
    path: "/operations/:operationId/publications/composer",
    readers: CONSULTANT,
    unsafe: 422,
  },
  {
    id: "routes/consultant/publications/preview",
    path: "/operations/:operationId/publications/apercu",
    readers: CONSULTANT,
    unsafe: 409,
  },
  // Nothing of the world is published; tests/e2e/publication.test.ts has some.
  {
    id: "routes/consultant/publications/file",
    path: "/operations/:operationId/publications/1/synthese.pdf",
    readers: HOUSE,
    writers: [],
    get: 404,
    isResource: true,
  },
  {
    id: "routes/consultant/convention/convention",
    path: "/operations/:operationId/convention",
    readers: HOUSE,
    unsafe: 400,
  },
  {
    id: "routes/consultant/convention/add-target",
    path: "/operations/:operationId/convention/objectifs/nouveau",
    readers: HOUSE,
    unsafe: 422,
  },
  {
    id: "routes/consultant/convention/edit-target",
    path: "/operations/:operationId/convention/objectifs/:targetId",
    readers: HOUSE,
    unsafe: 400,
  },
  {
    id: "routes/consultant/convention/times",
    path: "/operations/:operationId/temps",
    readers: HOUSE,
  },
  {
    id: "routes/consultant/convention/add-event",
    path: "/operations/:operationId/temps/nouveau",
    readers: HOUSE,
    unsafe: 422,
  },
  {
    id: "routes/consultant/convention/event",
    path: "/operations/:operationId/temps/:eventId",
    readers: HOUSE,
    unsafe: 400,
  },
  {
    id: "routes/consultant/convention/edit-event",
    path: "/operations/:operationId/temps/:eventId/modifier",
    readers: HOUSE,
    unsafe: 400,
  },
  {
    id: "routes/consultant/convention/sheet",
    path: "/operations/:operationId/temps/:eventId/emargement",
    readers: HOUSE,
    unsafeWhenMissing: 405,
  },
  {
    id: "routes/consultant/convention/aid-requests",
    path: `${FIRM}/aides`,
    readers: HOUSE,
    unsafe: 422,
  },
  {
    id: "routes/consultant/convention/edit-aid-request",
    path: `${FIRM}/aides/:requestId`,
    readers: HOUSE,
    unsafe: 400,
  },
  {
    id: "routes/consultant/invitations/invitations",
    path: "/operations/:operationId/invitations",
    readers: HOUSE,
    unsafe: 400,
  },
  {
    id: "routes/consultant/invitations/notice",
    path: "/operations/:operationId/invitations/notice",
    readers: HOUSE,
    unsafe: 400,
  },
  {
    id: "routes/consultant/invitations/outbox",
    path: "/operations/:operationId/invitations/courrier",
    readers: HOUSE,
    unsafe: 400,
  },
  {
    id: "routes/consultant/invitations/firm-invitations",
    path: `${FIRM}/invitations`,
    readers: HOUSE,
    unsafe: 400,
  },
  {
    id: "routes/consultant/perspectives/perspectives",
    path: `${FIRM}/regards`,
    readers: HOUSE,
    writers: CONSULTANT,
  },
  {
    id: "routes/consultant/perspectives/debrief",
    path: `${FIRM}/regards/restitution`,
    readers: HOUSE,
    writers: CONSULTANT,
    unsafe: 422,
  },
  { id: "routes/consultant/firms/progress", path: `${FIRM}/evolution`, readers: HOUSE, writers: CONSULTANT },
  { id: "routes/consultant/firms/results", path: `${FIRM}/resultats`, readers: HOUSE, writers: CONSULTANT },
  {
    id: "routes/consultant/firms/report",
    path: `${FIRM}/rapport`,
    readers: HOUSE,
    writers: CONSULTANT,
    unsafe: 422,
  },
  {
    id: "routes/consultant/firms/report-pdf",
    path: `${FIRM}/rapport.pdf`,
    readers: HOUSE,
    writers: [],
    isResource: true,
  },
  {
    id: "routes/consultant/plan/plan",
    path: `${FIRM}/plan`,
    readers: HOUSE,
    writers: CONSULTANT,
    unsafe: 422,
  },
  {
    id: "routes/consultant/plan/add-action",
    path: `${FIRM}/plan/ajouter`,
    readers: HOUSE,
    writers: CONSULTANT,
    unsafe: 422,
  },
  {
    id: "routes/consultant/plan/change-action",
    path: `${FIRM}/plan/:lineId/modifier`,
    readers: HOUSE,
    writers: CONSULTANT,
    unsafe: 422,
    unsafeWhenMissing: 422,
  },
  {
    id: "routes/consultant/plan/reject-action",
    path: `${FIRM}/plan/:lineId/ecarter`,
    readers: HOUSE,
    writers: CONSULTANT,
    unsafe: 422,
    unsafeWhenMissing: 422,
  },
  {
    id: "routes/consultant/plan/follow-action",
    path: `${FIRM}/plan/:lineId/suivi`,
    readers: HOUSE,
    writers: CONSULTANT,
    unsafe: 422,
    unsafeWhenMissing: 422,
  },
  {
    id: "routes/consultant/interview/start",
    // Its forms are posted to « ?index »: the address alone is the layout's, which takes nothing.
    path: `${FIRM}/entretien`,
    readers: HOUSE,
    writers: CONSULTANT,
  },
  // An empty form shows no question: there is nothing to save, and it leads on.
  {
    id: "routes/consultant/interview/theme",
    path: `${FIRM}/entretien/pilotage`,
    readers: HOUSE,
    writers: CONSULTANT,
    unsafe: 302,
  },
  {
    id: "routes/consultant/interview/reading",
    path: `${FIRM}/entretien/lecture`,
    readers: HOUSE,
    writers: CONSULTANT,
  },
  {
    id: "routes/consultant/interview/entries",
    path: `${FIRM}/entretien/saisies`,
    readers: HOUSE,
    writers: CONSULTANT,
    get: 405,
    unsafe: 422,
    isResource: true,
  },
  // An address that nobody made: what a true one opens is in tests/routes/respondent.test.ts.
  { id: "routes/respondent/link", path: "/r/:token", readers: EVERYBODY, get: 404, unsafe: 404 },
  // Who has read the notice is sent to the first question; an empty form is not the notice that holds.
  {
    id: "routes/respondent/notice",
    path: "/reponse",
    readers: RESPONDENTS,
    opensByLink: true,
    get: 302,
    unsafe: 409,
  },
  // An empty form takes back the answer that is there, which its sender never saw.
  {
    id: "routes/respondent/question",
    path: "/reponse/questions/planning-des-chantiers",
    readers: RESPONDENTS,
    opensByLink: true,
    unsafe: 422,
  },
  // Read by others it says that the question isn't theirs; only a director is asked it.
  {
    id: "routes/respondent/stake",
    path: "/reponse/enjeux/pilotage",
    readers: RESPONDENTS,
    writers: DIRECTORS,
    opensByLink: true,
    unsafe: 303,
  },
  { id: "routes/respondent/summary", path: "/reponse/sommaire", readers: RESPONDENTS, opensByLink: true },
  {
    id: "routes/respondent/sending",
    path: "/reponse/envoyer",
    readers: RESPONDENTS,
    opensByLink: true,
    unsafe: 303,
  },
  {
    id: "routes/respondent/elsewhere",
    path: "/reponse/ailleurs",
    readers: RESPONDENTS,
    opensByLink: true,
    unsafe: 200,
  },
  {
    id: "routes/respondent/entries",
    path: "/reponse/saisies",
    readers: RESPONDENTS,
    opensByLink: true,
    get: 405,
    unsafe: 422,
    isResource: true,
  },
  // Nobody of the world has handed in yet.
  {
    id: "routes/respondent/thanks",
    path: "/reponse/merci",
    readers: RESPONDENTS,
    opensByLink: true,
    get: 302,
  },
  {
    id: "routes/respondent/your-data",
    path: "/reponse/vos-donnees",
    readers: RESPONDENTS,
    opensByLink: true,
  },
  { id: "routes/respondent/leave", path: "/reponse/quitter", readers: EVERYBODY, unsafe: 303 },
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
  { id: "routes/funder/home", path: "/financeur", readers: FUNDERS },
  { id: "routes/funder/compare-operations", path: "/financeur/comparer", readers: FUNDERS },
  {
    id: "routes/funder/operation",
    path: "/financeur/operations/:operationId",
    readers: ["funder"],
    writers: [],
  },
  {
    id: "routes/funder/compare",
    path: "/financeur/operations/:operationId/comparer",
    readers: ["funder"],
    writers: [],
  },
  {
    id: "routes/funder/publication",
    path: "/financeur/operations/:operationId/publications/1",
    readers: ["funder"],
    writers: [],
    get: 404,
  },
  {
    id: "routes/funder/file",
    path: "/financeur/operations/:operationId/publications/1/synthese.pdf",
    readers: ["funder"],
    writers: [],
    get: 404,
    isResource: true,
  },
];

/** Routes that only surround others: they have no address of their own. */
export const LAYOUTS: readonly string[] = [
  "root",
  "routes/signed-out/layout",
  "routes/account/layout",
  "routes/consultant/layout",
  "routes/consultant/interview/layout",
  "routes/admin/layout",
  "routes/funder/layout",
  "routes/respondent/layout",
  "routes/respondent/answering",
  "routes/space/layout",
];
