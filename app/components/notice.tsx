import type { ReactNode } from "react";

type NoticeProps = {
  /** `signal` is for what needs somebody to act. */
  readonly tone?: "calm" | "signal";
  readonly children: ReactNode;
};

/** A message on the page. */
export function Notice({ tone = "calm", children }: NoticeProps) {
  return <div className={tone === "signal" ? "notice signal" : "notice"}>{children}</div>;
}

/**
 * « C’est fait » after a redirection, as the page's loader read it in the address (`noticeAt`): the messages are many, and no
 * browser needs to hold them all.
 */
export function FlashNotice({ message }: { readonly message: string | null }) {
  if (message === null) return null;
  return (
    <div className="notice flash" role="status">
      {message}
    </div>
  );
}
