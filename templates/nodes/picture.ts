/** Charts on the page. */

/** How tall a chart stands at this width, in points: a chapter's title wants to know before it is set. */
export function pictureHeight(svg: string, width: number): number {
  const [, across, down] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  return across === undefined || down === undefined ? 0 : (Number(down) / Number(across)) * width;
}
