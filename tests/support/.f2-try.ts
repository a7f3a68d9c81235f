import { aggregateFirms } from "#app/domain/synthesis/aggregate-firms.ts";
import { protectSynthesis } from "#app/domain/synthesis/disclosure.ts";
import { artisansContext, lifelikeFirms } from "#tests/support/a-synthesis.ts";

const n = Number(process.argv[2] ?? 24);
const ctx = artisansContext();
let t = performance.now();
const firms = lifelikeFirms(n);
console.log("gen", performance.now() - t);
t = performance.now();
const s = aggregateFirms(firms, ctx);
console.log("agg", performance.now() - t);
t = performance.now();
const p = protectSynthesis(s, 5);
console.log("protect", performance.now() - t, "hidden", p.hidden.length, p.published.notPublished);
console.log(p.published.progress, p.published.participants);
for (const th of [p.published.maturity.overall, ...p.published.maturity.themes])
  console.log((th as any).label, th.evaluated, th.median, th.q1, th.q3, JSON.stringify(th.spread));
for (const f of p.published.obstacles) {
  console.log(f.label, JSON.stringify(f.firms));
  for (const o of f.obstacles)
    console.log("   ", o.label, JSON.stringify(o.firms), JSON.stringify(o.gap), JSON.stringify(o.evidenced));
}
console.log(
  p.published.needs
    .map(
      (x) => x.title + " " + JSON.stringify(x.firms) + JSON.stringify(x.sources) + JSON.stringify(x.inPlan),
    )
    .join("\n"),
);
console.log(
  p.published.recommendations
    .map((x) => x.title + " " + JSON.stringify(x.firms) + JSON.stringify(x.priority))
    .join("\n"),
);
console.log(
  p.published.schemes
    .map((x) => x.name + " " + JSON.stringify(x.matched) + JSON.stringify(x.planned))
    .join("\n"),
);
console.log(p.published.plans);
console.log(JSON.stringify(p.published.heatmaps));
