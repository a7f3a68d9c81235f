/** Which files of the build the field app needs: all that its routes can ever load, and nothing of the other pages. */

/** What the worker is told of its version. */
export type KeptShell = {
  /** As the pages know it too: the fingerprint of the list of all routes. */
  readonly version: string;
  /** Name of the cache: another worker, or other files, make another. */
  readonly cache: string;
  /** What the document of this version contains, and that of no other version. */
  readonly mark: string;
  /** SHA-256 in hexadecimal, by path. */
  readonly files: Readonly<Record<string, string>>;
};

/** What the framework writes about the build for browsers. */
export type RouteList = {
  readonly version: string;
  readonly url: string;
  readonly entry: RouteFiles;
  readonly routes: Readonly<Record<string, RouteFiles & { readonly parentId?: string }>>;
};
/** A route's own files; which ones it has depends on how the framework cut its module up. */
type RouteFiles = {
  readonly module: string;
  readonly css?: readonly string[];
  readonly clientLoaderModule?: string;
  readonly clientActionModule?: string;
  readonly clientMiddlewareModule?: string;
  readonly hydrateFallbackModule?: string;
};

/**
 * The paths of the files that the routes whose id begins with `prefix` may load, in order. `textOf` gives a built file's text by
 * its path, and null where there is none.
 * @throws when there is no such route, or a file that one names is missing.
 */
export function shellPaths(
  list: RouteList,
  prefix: string,
  textOf: (path: string) => string | null,
): readonly string[] {
  const routes = Object.entries(list.routes).filter(([id]) => id.startsWith(prefix));
  if (routes.length === 0) throw new Error(`the build has no route « ${prefix}… »`);
  const found = new Set([list.url]);
  const next = [list.entry, list.routes.root, ...routes.map(([, route]) => route)].flatMap(filesOf);
  for (let path = next.pop(); path !== undefined; path = next.pop()) {
    if (found.has(path)) continue;
    const text = textOf(path);
    if (text === null) throw new Error(`the build names ${path}, which is not there`);
    found.add(path);
    next.push(...mentions(path, text).filter((mentioned) => textOf(mentioned) !== null));
  }
  return [...found].sort();
}

function filesOf(route: RouteFiles | undefined): string[] {
  if (route === undefined) return [];
  const { module, css = [], clientLoaderModule, clientActionModule, clientMiddlewareModule } = route;
  const modules = [
    module,
    clientLoaderModule,
    clientActionModule,
    clientMiddlewareModule,
    route.hydrateFallbackModule,
  ];
  return [...modules.filter((path) => path !== undefined), ...css];
}

/** What a built script or stylesheet names: « ./name-hash.js » beside it, or « /assets/name-hash.woff2 ». */
function mentions(path: string, text: string): readonly string[] {
  if (!/\.(js|css)$/.test(path)) return [];
  return [...text.matchAll(/(?:\.|\/assets)\/([\w.-]+\.(?:js|css|woff2|svg|json))\b/g)].map(
    ([, name]) => `/assets/${name}`,
  );
}
