import { aggregateFirms } from "#app/domain/synthesis/aggregate-firms.ts";
import { protectSynthesis } from "#app/domain/synthesis/disclosure.ts";
import { artisansContext, lifelikeFirms } from "#tests/support/a-synthesis.ts";
const ctx = artisansContext();
const base = lifelikeFirms(200);
const firms = Array.from({length: 5}, (_, i) => base.map(f => ({...f, enrollmentId: f.enrollmentId + i}))).flat();
for (let i = 0; i < 4; i++) { const t = performance.now(); const s = aggregateFirms(firms, ctx); const u = performance.now(); protectSynthesis(s, 5); console.log("agg", u - t, "protect", performance.now() - u); }
