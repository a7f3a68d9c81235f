/** Who asks a use case for something: every use case asks the permissions again, whatever the route did. */
import { failure } from "#app/domain/errors.ts";
import type { Actor } from "#app/domain/operation/permissions.ts";

/** A person who is signed in, as use cases need them. */
export type ActingUser = Extract<Actor, { readonly kind: "user" }> & { readonly id: string };

/** The answer to somebody who may not do this. */
export function forbidden() {
  return failure({ code: "forbidden", message: "Vous n’avez pas le droit de faire cela." });
}
