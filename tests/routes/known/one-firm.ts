/** The office: one firm, from its invitations to its plan and its interview. */
import { CONSULTANT, HOUSE, type KnownRoute } from "#tests/routes/known/known-route.ts";

const FIRM = "/operations/:operationId/entreprises/:enrollmentId";

export const FIRM_ROUTES: readonly KnownRoute[] = [
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
];
