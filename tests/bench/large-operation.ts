/** The synthesis of 10,000 firms, asked of the server: how long it takes, and what the others' pages take meanwhile. */
import { setTimeout as sleep } from "node:timers/promises";
import { durationsOf, middle, quantile, report, section } from "#tests/bench/measure.ts";
import { serverMemory } from "#tests/bench/server-memory.ts";

const FIRMS = 10_000;
const LIMIT_S = 15;
/** Between two pages of somebody else, in milliseconds. */
const PAUSE_MS = 60;

/**
 * @param grow makes an operation of so many firms that the cookie's person may read, and gives its id.
 * @param elsewhere the path of a page of another operation.
 */
export async function benchLargeOperation(
  { url }: { readonly url: string },
  cookie: string,
  grow: (size: number) => string,
  elsewhere: string,
): Promise<void> {
  section(`Une opération de ${FIRMS.toLocaleString("fr-FR")} entreprises`);
  const page = `${url}/operations/${grow(FIRMS)}/synthese`;
  const open = async (address: string) => {
    const answer = await fetch(address, { headers: { Cookie: cookie } });
    await answer.text();
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  };
  for (const when of ["d’abord, le fil démarre", "ensuite"]) {
    const health: number[] = [];
    const pages: number[] = [];
    const memory: number[] = [];
    const started = performance.now();
    let isDone = false;
    const synthesis = open(page).finally(() => {
      isDone = true;
    });
    while (!isDone) {
      health.push(...(await durationsOf(1, () => open(`${url}/sante`))));
      pages.push(...(await durationsOf(1, () => open(`${url}${elsewhere}`))));
      memory.push(serverMemory() ?? Number.NaN);
      await sleep(PAUSE_MS);
    }
    await synthesis;
    report(`page de la synthèse, ${when}`, (performance.now() - started) / 1_000, "s", "", LIMIT_S);
    report("  /sante pendant ce temps, 95 % sous", quantile(health, 0.95), "ms", median(health), 300);
    report(
      "  page d’une autre opération pendant ce temps, 95 % sous",
      quantile(pages, 0.95),
      "ms",
      median(pages),
      300,
    );
    report("  mémoire du serveur au plus haut, fils compris", Math.max(...memory) / 1e6, "Mo");
  }
}

function median(durations: readonly number[]): string {
  return `médiane ${middle(durations).toFixed(0)} ms, ${durations.length} demandes`;
}
