import type { ReactNode } from "react";
import { useSearchParams } from "react-router";
import { isNoticeCode, NOTICE_PARAMETER, NOTICES } from "#app/text/notices.ts";

type NoticeProps = {
  /** `signal` is for what needs somebody to act. */
  readonly tone?: "calm" | "signal";
  readonly children: ReactNode;
};

/** A message on the page. */
export function Notice({ tone = "calm", children }: NoticeProps) {
  return <div className={tone === "signal" ? "notice signal" : "notice"}>{children}</div>;
}

/** « C’est fait » after a redirection: the address says which of the known messages (`noticePath` writes it). */
export function FlashNotice() {
  const [search] = useSearchParams();
  const code = search.get(NOTICE_PARAMETER);
  if (code === null || !isNoticeCode(code)) return null;
  return (
    <div className="notice flash" role="status">
      {NOTICES[code]}
    </div>
  );
}
