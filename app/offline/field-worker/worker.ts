/**
 * The field app's service worker: it keeps the field app on the tablet, whole and of one version, so that it opens without a
 * network. It answers nothing else: no page outside /terrain, no data, no request but GET. The build writes it to
 * /terrain-sw.js behind the list of its files (react-router.config.ts).
 */
import type { KeptShell } from "#app/offline/field-worker/kept-shell.ts";

/** Put before this text by the build. */
declare const SHELL: KeptShell;

type LongEvent = { readonly waitUntil: (work: Promise<unknown>) => void };
type FetchEvent = {
  readonly request: Request;
  readonly respondWith: (response: Promise<Response>) => void;
};
type Handlers = {
  readonly install: LongEvent;
  readonly activate: LongEvent;
  readonly fetch: FetchEvent;
  readonly message: { readonly data: unknown; readonly ports: readonly MessagePort[] };
};

/** What a worker has and a page hasn't; the project's types are those of pages. */
declare const self: {
  readonly addEventListener: <K extends keyof Handlers>(
    type: K,
    listen: (event: Handlers[K]) => void,
  ) => void;
  readonly skipWaiting: () => Promise<void>;
  readonly clients: { readonly claim: () => Promise<void> };
};

/** Every page of the field app is this one document: it holds nobody's name, and draws itself from what the tablet holds. */
const DOCUMENT = "/terrain";
const PREFIX = "terrain-";

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", ({ data, ports }) => {
  // Only the person decides when the version changes, on a page that they see.
  if (data === "take-over") void self.skipWaiting();
  if (data === "version") ports[0]?.postMessage(SHELL.version);
});
self.addEventListener("fetch", (event) => {
  const file = keptFile(event.request);
  if (file !== null) event.respondWith(answer(file, event.request));
});

/** All of it or none: a version of which one file is missing, cut or somebody else's is never installed. */
async function install(): Promise<void> {
  const cache = await caches.open(SHELL.cache);
  try {
    await Promise.all([
      keepDocument(cache),
      ...Object.entries(SHELL.files).map(([path, sha256]) => keepFile(cache, path, sha256)),
    ]);
  } catch (error) {
    await caches.delete(SHELL.cache);
    throw error;
  }
}

async function activate(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== SHELL.cache);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/**
 * Asked for without a cookie, so that it is the same for everybody. It is kept with its own headers: its security policy goes on
 * naming the nonce that its scripts carry. That nonce is then the same each time the page is opened, which gives nothing away:
 * nothing that anybody wrote is ever part of this document.
 */
async function keepDocument(cache: Cache): Promise<void> {
  const response = await fetch(DOCUMENT, { cache: "no-store", credentials: "omit", redirect: "error" });
  const text = await response.clone().text();
  if (!response.ok || !text.includes(SHELL.mark)) throw new Error(`${DOCUMENT} is not of this version`);
  await cache.put(DOCUMENT, response);
}

async function keepFile(cache: Cache, path: string, sha256: string): Promise<void> {
  const response = (await fetchWhole(path, sha256, "default")) ?? (await fetchWhole(path, sha256, "reload"));
  if (response === null) throw new Error(`${path} did not arrive whole`);
  await cache.put(path, response);
}

/** Null when what came isn't the file, such as the welcome page of a hotel's network. */
async function fetchWhole(path: string, sha256: string, cache: RequestCache): Promise<Response | null> {
  const response = await fetch(path, { cache, credentials: "omit", redirect: "error" });
  if (!response.ok) return null;
  const digest = await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer());
  return hexOf(digest) === sha256 ? response : null;
}

function hexOf(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The kept file that answers a request; null where this worker has nothing to say. */
function keptFile({ method, mode, url }: Request): string | null {
  if (method !== "GET") return null;
  const { origin, pathname } = new URL(url);
  if (origin !== location.origin) return null;
  if (mode === "navigate") return isFieldPage(pathname) ? DOCUMENT : null;
  return Object.hasOwn(SHELL.files, pathname) ? pathname : null;
}

function isFieldPage(pathname: string): boolean {
  return pathname === DOCUMENT || pathname.startsWith(`${DOCUMENT}/`);
}

/** The browser may have emptied the cache: then the network is what is left. */
async function answer(file: string, request: Request): Promise<Response> {
  const cache = await caches.open(SHELL.cache);
  return (await cache.match(file)) ?? fetch(request);
}
