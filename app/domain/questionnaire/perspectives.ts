/** Whose eyes an answer sheet may show a firm through, in the order in which they are told. Free of the schemas: scores are computed in the browser too. */
export const PERSPECTIVES = ["director", "consultant", "employee", "customer"] as const;
