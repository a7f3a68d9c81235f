/** Which build this page is of: the fingerprint of its list of routes, which changes with any of its files. */
export function appVersion(): string {
  const list: unknown = Reflect.get(window, "__reactRouterManifest");
  const isList = typeof list === "object" && list !== null && "version" in list;
  return isList && typeof list.version === "string" ? list.version : "inconnue";
}
