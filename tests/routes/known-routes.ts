/**
 * Every address of the application and who it opens to: the table that tests/routes/matrix.test.ts asks. A route that is
 * not here fails the test. `:operationId` and `:enrollmentId` are tried with one's own, a sister's and nobody's.
 */
import { FIELD_ROUTES } from "#tests/routes/known/field.ts";
import { FIELD_RESOURCES } from "#tests/routes/known/field-resources.ts";
import { FRONT_ROUTES } from "#tests/routes/known/front.ts";
import { FUNDER_ROUTES } from "#tests/routes/known/funders.ts";
import type { KnownRoute } from "#tests/routes/known/known-route.ts";
import { FIRM_ROUTES } from "#tests/routes/known/one-firm.ts";
import { OPERATION_ROUTES } from "#tests/routes/known/operations.ts";
import { RESPONDENT_ROUTES } from "#tests/routes/known/respondents.ts";
import { SPACE_ROUTES } from "#tests/routes/known/spaces.ts";
import { COLLECTIVE_ROUTES } from "#tests/routes/known/together.ts";

export const KNOWN_ROUTES: readonly KnownRoute[] = [
  ...FRONT_ROUTES,
  ...FIELD_ROUTES,
  ...FIELD_RESOURCES,
  ...OPERATION_ROUTES,
  ...COLLECTIVE_ROUTES,
  ...FIRM_ROUTES,
  ...RESPONDENT_ROUTES,
  ...SPACE_ROUTES,
  ...FUNDER_ROUTES,
];

/** Routes that only surround others: they have no address of their own. */
export const LAYOUTS: readonly string[] = [
  "root",
  "routes/signed-out/layout",
  "routes/account/layout",
  "routes/field/layout",
  "routes/field/visit-layout",
  "routes/consultant/layout",
  "routes/consultant/interview/layout",
  "routes/admin/layout",
  "routes/funder/layout",
  "routes/respondent/layout",
  "routes/respondent/answering",
  "routes/space/layout",
];
