/** An operation of the demo while it is being told. */
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import type { Content } from "#app/server/content/load-content.ts";
import type { QuestionnaireSource } from "#app/server/questionnaire-source.ts";
import type { Db } from "#db/client.server.ts";
import type { DemoOperation } from "#db/demo/demo-operation.ts";

/** A consultant of the demo. */
export type DemoConsultant = ActingUser & { readonly email: string };

/** Where a firm of the demo is, once it is enrolled. */
export type DemoPlace = {
  readonly enrollmentId: string;
  readonly consultant: DemoConsultant;
  /** Ids of the respondents. */
  readonly sheets: { readonly director: string; readonly consultant: string };
};

/**
 * An operation that is being told. `places` fills up as firms are enrolled, by the firm's key; `actions` has the ids of the
 * collective actions that were begun, by their key in the story.
 */
export type OperationScene = {
  readonly db: Db;
  readonly content: Content;
  readonly questionnaireOf: QuestionnaireSource;
  readonly questionnaire: Questionnaire;
  readonly operation: DemoOperation;
  readonly operationId: string;
  readonly consultants: { readonly first: DemoConsultant; readonly second: DemoConsultant };
  readonly places: Map<string, DemoPlace>;
  readonly actions: Map<string, string>;
};
