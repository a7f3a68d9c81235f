/** What funders read. */
import { FUNDERS, type KnownRoute } from "#tests/routes/known/known-route.ts";

export const FUNDER_ROUTES: readonly KnownRoute[] = [
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
