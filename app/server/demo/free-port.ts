/** A port for the demo that nobody listens on. */
import { createServer } from "node:net";

/** The demo answers on this machine only. */
export const DEMO_HOST = "127.0.0.1";

const MOST_TRIES = 50;

/** The first free port from this one on. @throws when fifty in a row are taken. */
export async function freePort(from: number): Promise<number> {
  for (let port = from; port < from + MOST_TRIES && port <= 65_535; port += 1) {
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port from ${from} on`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, DEMO_HOST, () => probe.close(() => resolve(true)));
  });
}
