/** The office: collective actions, publications, the convention. */
import { CONSULTANT, HOUSE, type KnownRoute } from "#tests/routes/known/known-route.ts";

const FIRM = "/operations/:operationId/entreprises/:enrollmentId";

export const COLLECTIVE_ROUTES: readonly KnownRoute[] = [
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
];
