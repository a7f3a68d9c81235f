import type { InvitedPerspective } from "#app/domain/invitation/invitation.ts";
import type { NoticeSection } from "#app/domain/invitation/notice.ts";
import { INVITED_TITLES } from "#app/text/invitations.ts";

export type PreviewedNotice = {
  readonly perspective: InvitedPerspective;
  readonly sections: readonly NoticeSection[];
};

/** The notice as each perspective reads it, folded but for the first. */
export function NoticePreview({ notices }: { readonly notices: readonly PreviewedNotice[] }) {
  return (
    <section className="card stack" aria-labelledby="apercu">
      <h2 id="apercu">Ce que chacun lira</h2>
      {notices.map(({ perspective, sections }, index) => (
        <details className="disclosure" key={perspective} open={index === 0}>
          <summary>{INVITED_TITLES[perspective]}</summary>
          <dl className="notice-text">
            {sections.map(({ title, text }) => (
              <div key={title}>
                <dt>{title}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </details>
      ))}
    </section>
  );
}
