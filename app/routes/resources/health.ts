/** Whether the program and its database answer, for whoever watches over the server. Says nothing else. */
import { services } from "#app/server/services.ts";

export function loader() {
  try {
    services().db.$client.prepare("SELECT 1 FROM users LIMIT 1").get();
    return text("ok", 200);
  } catch {
    return text("base de données injoignable", 503);
  }
}

function text(body: string, status: number): Response {
  return new Response(body, { status, headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
