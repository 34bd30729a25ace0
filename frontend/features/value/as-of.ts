import type { FieldRead } from "@/lib/api/generated";
import { isoDate } from "@/lib/format";

const DAY_MS = 86_400_000;
/** So long after the last sale a model still values today: later it would only guess at the market. */
const REACH_DAYS = 365;

/** Today in the reader's zone, as "2026-11-30". */
export function today(now: Date = new Date()): string {
  return isoDate(new Date(now.getTime() - now.getTimezoneOffset() * 60_000));
}

/** The day that stands in the form at first: today, or the last sale's where that is more than a year ago. */
export function defaultDay(field: FieldRead, now: Date = new Date()): { day: string; last: string | null; isToday: boolean } {
  const last = typeof field.typical === "string" && field.typical !== "" ? field.typical.slice(0, 10) : null;
  const day = today(now);
  const isToday = last === null || Date.parse(day) - Date.parse(last) <= REACH_DAYS * DAY_MS;
  return { day: isToday ? day : last, last, isToday };
}
