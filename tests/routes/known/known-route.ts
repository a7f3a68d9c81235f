/** A line of the table of routes, and whom it may name. */
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
export const DIRECTORS = ["director", "directorWithCode"] as const;
export const WITH_CODE = ["directorWithCode"] as const;
export const SIGNED_IN = ["admin", "consultant", "otherConsultant", "funder", "otherFunder"] as const;
export const HOUSE = ["admin", "consultant"] as const;
/** An admin reads what consultants do, and does none of it. */
export const CONSULTANT = ["consultant"] as const;
export const EVERY_CONSULTANT = ["admin", "consultant", "otherConsultant"] as const;
export const FUNDERS = ["funder", "otherFunder"] as const;
