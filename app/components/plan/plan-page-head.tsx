import { PageHead } from "#app/components/page-head.tsx";

type PlanPageHeadProps = {
  readonly operation: { readonly id: string; readonly name: string };
  readonly enrollment: { readonly id: string; readonly name: string };
  readonly title: string;
  readonly below: string;
};

/** The head of a page about one line of a plan. */
export function PlanPageHead({ operation, enrollment, title, below }: PlanPageHeadProps) {
  const firm = `/operations/${operation.id}/entreprises/${enrollment.id}`;
  return (
    <PageHead
      title={title}
      below={below}
      crumbs={[
        { label: operation.name, to: `/operations/${operation.id}` },
        { label: enrollment.name, to: firm },
        { label: "Plan d’actions", to: `${firm}/plan` },
      ]}
    />
  );
}
