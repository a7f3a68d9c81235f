import type { ReactNode } from "react";

type EmptyStateProps = {
  readonly title: string;
  /** What it means and what to do next. */
  readonly children: ReactNode;
  /** The button that does it. */
  readonly action?: ReactNode;
};

/** Nothing here yet: says so, and says what to do next. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <section className="empty-state">
      <h2>{title}</h2>
      <div className="soft">{children}</div>
      {action}
    </section>
  );
}
