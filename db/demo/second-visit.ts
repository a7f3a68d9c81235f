/** A firm of the demo as it is found in the second campaign of its operation. */
import type { Portrait } from "#db/demo/portrait.ts";

/** The portrait of the second visit, drawn with the same chance as the first one; null for a firm that was met once. */
export function metAgain(portrait: Portrait): Portrait | null {
  const { again, leans = {}, facts, course, added: _added, ...lasting } = portrait;
  if (again === undefined) return null;
  const { interviewedOn, planOn, moves } = again;
  const touched = new Set([...Object.keys(leans), ...Object.keys(moves)]);
  return {
    ...lasting,
    leans: Object.fromEntries(
      [...touched].map((theme) => [theme, (leans[theme] ?? 0) + (moves[theme] ?? 0)]),
    ),
    facts: { ...facts, ...again.facts },
    course: {
      step: planOn === undefined ? "interviewed" : "planned",
      consultant: course.consultant,
      enrolledOn: course.enrolledOn,
      interviewedOn,
      ...(planOn === undefined ? {} : { planOn }),
    },
  };
}
