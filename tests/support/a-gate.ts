/** What stands between a tablet and the server: a network that can be cut, or taken over by a hotel's welcome page. */
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request,
  type ServerResponse,
} from "node:http";

export type GateMode =
  | "through"
  /** Nobody answers. */
  | "cut"
  /** A welcome page answers 200 to everything. */
  | "portal";

export type Gate = {
  readonly url: string;
  readonly become: (mode: GateMode) => void;
  /** Whoever is behind. */
  readonly leadTo: (url: string) => void;
  /** Changes the text of one file on its way, or no longer. */
  readonly rewrite: (path: string, change: ((text: string) => string) | null) => void;
  /** The requests that asked for these, in order, since the gate opened. */
  readonly asked: () => readonly string[];
  readonly close: () => Promise<void>;
};

/** Opens a gate that leads nowhere yet. */
export async function aGate(): Promise<Gate> {
  let mode: GateMode = "through";
  let target: string | null = null;
  const changes = new Map<string, (text: string) => string>();
  const asked: string[] = [];
  const server = createServer((incoming, outgoing) => {
    asked.push(`${incoming.method} ${incoming.url}`);
    if (mode === "portal") {
      outgoing.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(WELCOME);
    } else if (mode === "cut" || target === null) {
      incoming.socket.destroy();
    } else {
      forward(incoming, outgoing, target, changes.get(incoming.url ?? "") ?? null);
    }
  });
  const url = await new Promise<string>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (address === null || typeof address === "string") throw new Error("the gate has no port");
      resolve(`http://127.0.0.1:${address.port}`);
    });
  });
  return {
    url,
    become: (next) => {
      mode = next;
      // A connection that is kept would go on through a gate that closed.
      if (next !== "through") server.closeAllConnections();
    },
    leadTo: (next) => {
      target = next;
    },
    rewrite: (path, change) => {
      if (change === null) changes.delete(path);
      else changes.set(path, change);
    },
    asked: () => asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const WELCOME = "<!doctype html><title>Bienvenue</title><h1>Bienvenue à l’hôtel du Pont</h1>";

function forward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  target: string,
  change: ((text: string) => string) | null,
): void {
  const { method = "GET", url = "/", headers } = incoming;
  const onward = request(new URL(url, target), {
    method,
    headers: change === null ? headers : asIfNew(headers),
  });
  onward.on("response", (answer) => {
    const { statusCode = 502 } = answer;
    if (change === null) {
      outgoing.writeHead(statusCode, answer.headers);
      answer.pipe(outgoing);
      return;
    }
    const { "content-length": _length, etag: _etag, "last-modified": _date, ...kept } = answer.headers;
    outgoing.writeHead(statusCode, kept);
    const parts: Buffer[] = [];
    answer.on("data", (part: Buffer) => parts.push(part));
    answer.on("end", () => outgoing.end(change(Buffer.concat(parts).toString("utf8"))));
  });
  onward.on("error", () => incoming.socket.destroy());
  incoming.pipe(onward);
}

/** The whole text is needed to change it, whatever the browser has of it already. */
function asIfNew(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  const { "if-none-match": _tag, "if-modified-since": _date, ...others } = headers;
  return { ...others, "accept-encoding": "identity" };
}
