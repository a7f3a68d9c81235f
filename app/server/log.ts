/** The log: one JSON line per event on stdout. Never a password, a token, an answer or a query value. */
import { type Logger, pino } from "pino";

export type { Logger } from "pino";

export function makeLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, errorKey: "error" });
}
