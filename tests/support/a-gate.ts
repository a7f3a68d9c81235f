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
  | "portal"
  /** What stands before the server answers 500 to everything. */
  | "failing"
  /** What is asked reaches the server, and its reply is cut in the middle. */
  | "torn";

export type Gate = {
  readonly url: string;
  readonly become: (mode: GateMode) => void;
  /** Whoever is behind. */
  readonly leadTo: (url: string) => void;
  /** Changes the text of one file on its way, or no longer. */
  readonly rewrite: (path: string, change: ((text: string) => string) | null) => void;
  /**
   * Does something once, at the next request that begins like this (« POST /resources/sync »), whose reply then never comes back:
   * as soon as the server has it whole, or when the server has answered.
   */
  readonly atNext: (beginning: string, moment: Moment, act: () => void) => void;
  /** The requests that asked for these, in order, since the gate opened. */
  readonly asked: () => readonly string[];
  readonly close: () => Promise<void>;
};

type Moment = "received" | "answered";
type GateEvent = { readonly beginning: string; readonly moment: Moment; readonly act: () => void };

/** Opens a gate that leads nowhere yet. */
export async function aGate(): Promise<Gate> {
  let mode: GateMode = "through";
  let target: string | null = null;
  const changes = new Map<string, (text: string) => string>();
  const asked: string[] = [];
  const events: GateEvent[] = [];
  const server = createServer((incoming, outgoing) => {
    const line = `${incoming.method} ${incoming.url}`;
    asked.push(line);
    if (mode === "portal") {
      outgoing.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(WELCOME);
    } else if (mode === "failing") {
      outgoing.writeHead(500, { "Content-Type": "text/html; charset=utf-8" }).end(FAILURE);
    } else if (mode === "cut" || target === null) {
      incoming.socket.destroy();
    } else if (events[0] !== undefined && line.startsWith(events[0].beginning)) {
      const [event] = events.splice(0, 1);
      // A server that isn't there got nothing: the next request is the one.
      if (event !== undefined) swallow(incoming, target, event, () => events.unshift(event));
    } else {
      const change = changes.get(incoming.url ?? "") ?? null;
      forward(incoming, outgoing, target, { change, isTorn: mode === "torn" });
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
    atNext: (beginning, moment, act) => void events.push({ beginning, moment, act }),
    asked: () => asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const WELCOME = "<!doctype html><title>Bienvenue</title><h1>Bienvenue à l’hôtel du Pont</h1>";
const FAILURE = "<!doctype html><title>500</title><h1>Internal Server Error</h1>";

type OnTheWay = { readonly change: ((text: string) => string) | null; readonly isTorn: boolean };

function forward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  target: string,
  { change, isTorn }: OnTheWay,
): void {
  const { method = "GET", url = "/", headers } = incoming;
  const onward = request(new URL(url, target), {
    method,
    headers: change === null ? headers : asIfNew(headers),
  });
  onward.on("response", (answer) => {
    const { statusCode = 502 } = answer;
    if (isTorn) {
      outgoing.writeHead(statusCode, answer.headers);
      tear(answer, outgoing);
      return;
    }
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

/** The server has the request; whoever sent it never hears of it. */
function swallow(
  incoming: IncomingMessage,
  target: string,
  { moment, act }: GateEvent,
  onNobodyThere: () => void,
): void {
  const { method = "GET", url = "/", headers } = incoming;
  const onward = request(new URL(url, target), { method, headers });
  let hasActed = false;
  const end = () => {
    hasActed = true;
    act();
    incoming.socket.destroy();
  };
  if (moment === "received") onward.on("finish", end);
  onward.on("response", (answer) => {
    answer.resume();
    if (moment === "answered") answer.on("end", end);
  });
  onward.on("error", () => {
    if (!hasActed) onNobodyThere();
    incoming.socket.destroy();
  });
  incoming.pipe(onward);
}

/** Half of it arrives, then nothing. */
function tear(answer: IncomingMessage, outgoing: ServerResponse): void {
  const parts: Buffer[] = [];
  answer.on("data", (part: Buffer) => parts.push(part));
  answer.on("end", () => {
    const whole = Buffer.concat(parts);
    outgoing.write(whole.subarray(0, Math.ceil(whole.length / 2)), () => outgoing.destroy());
  });
}

/** The whole text is needed to change it, whatever the browser has of it already. */
function asIfNew(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  const { "if-none-match": _tag, "if-modified-since": _date, ...others } = headers;
  return { ...others, "accept-encoding": "identity" };
}
