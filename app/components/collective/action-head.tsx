import type { ReactNode } from "react";
import { PageHead } from "#app/components/page-head.tsx";
import { typographic } from "#app/domain/format.ts";

type ActionHeadProps = {
  readonly operation: { readonly id: string; readonly name: string };
  readonly action: { readonly id: string; readonly description: { readonly title: string } };
  readonly title: string;
  readonly below?: ReactNode;
};

/** The head of a page about one collective action: the action itself is the last step of the way. */
export function ActionHead({ operation, action, title, below }: ActionHeadProps) {
  const home = `/operations/${operation.id}`;
  return (
    <PageHead
      title={title}
      below={below}
      crumbs={[
        { label: operation.name, to: home },
        { label: "Actions collectives", to: `${home}/actions` },
        { label: typographic(action.description.title), to: `${home}/actions/${action.id}` },
      ]}
    />
  );
}
