import type { ShownNotice } from "#app/server/self-assessment/notice.ts";

/** The notice, point by point. */
export function NoticeText({ notice }: { readonly notice: Pick<ShownNotice, "sections"> }) {
  return (
    <div className="notice-text">
      {notice.sections.map(({ title, text, isNew }) => (
        <section key={title}>
          <h2>
            {title}
            {isNew ? <span className="changed small">modifié</span> : null}
          </h2>
          <p>{text}</p>
        </section>
      ))}
    </div>
  );
}
