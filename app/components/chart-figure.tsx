import type { ReactNode } from "react";

type ChartFigureProps = {
  /** Markup made by app/charts: its texts are escaped there, and it carries its own title and description. */
  readonly svg: string;
  readonly caption?: ReactNode;
  readonly className?: string;
};

/** A chart of app/charts, and the words under it. */
export function ChartFigure({ svg, caption, className = "" }: ChartFigureProps) {
  return (
    <figure className={`chart ${className}`}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made by our own charts, which escape every text */}
      <div dangerouslySetInnerHTML={{ __html: svg }} />
      {caption === undefined ? null : <figcaption className="soft small">{caption}</figcaption>}
    </figure>
  );
}
