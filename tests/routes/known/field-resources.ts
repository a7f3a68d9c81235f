/** What tablets ask of the server and bring back to it, and what the office reads of it. */
import { CONSULTANT, EVERY_CONSULTANT, HOUSE, type KnownRoute } from "#tests/routes/known/known-route.ts";

/** An admin sees where tablets stand, and prepares no visit. */
const FIELD = ["consultant", "otherConsultant"] as const;

export const FIELD_RESOURCES: readonly KnownRoute[] = [
  {
    id: "routes/consultant/field/devices",
    path: "/appareils",
    readers: EVERY_CONSULTANT,
    writers: FIELD,
    unsafe: 422,
  },
  {
    id: "routes/consultant/field/visit",
    path: "/operations/:operationId/entreprises/:enrollmentId/visite",
    readers: HOUSE,
    writers: CONSULTANT,
    unsafe: 422,
  },
  {
    id: "routes/consultant/field/visit-pdf",
    path: "/operations/:operationId/entreprises/:enrollmentId/visite.pdf",
    readers: HOUSE,
    writers: CONSULTANT,
    isResource: true,
  },
  {
    id: "routes/resources/field/sync",
    path: "/resources/sync",
    readers: EVERY_CONSULTANT,
    writers: FIELD,
    get: 405,
    unsafe: 422,
    isResource: true,
  },
  {
    id: "routes/resources/field/offers",
    path: "/resources/terrain/visites",
    readers: FIELD,
    isResource: true,
  },
  {
    id: "routes/resources/field/pack",
    path: "/resources/terrain/visites/:enrollmentId",
    readers: CONSULTANT,
    isResource: true,
  },
  // No such questionnaire, no such device, no such photo.
  {
    id: "routes/resources/field/content",
    path: "/resources/terrain/contenus/:questionnaireId/:version",
    readers: FIELD,
    get: 404,
    unsafeWhenMissing: 405,
    isResource: true,
  },
  {
    id: "routes/resources/field/devices",
    path: "/resources/terrain/appareils",
    readers: EVERY_CONSULTANT,
    writers: FIELD,
    get: 405,
    unsafe: 422,
    isResource: true,
  },
  {
    id: "routes/resources/field/device-key",
    path: "/resources/terrain/appareils/:deviceId",
    readers: FIELD,
    get: 404,
    unsafeWhenMissing: 405,
    isResource: true,
  },
  {
    id: "routes/resources/field/photo",
    path: "/resources/terrain/photos/:enrollmentId/:sha256",
    readers: HOUSE,
    writers: CONSULTANT,
    get: 404,
    unsafe: 409,
    isResource: true,
  },
];
