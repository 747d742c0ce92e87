import type { LocationQuery } from "vue-router";
import { chinaDay } from "@/shared/time";

const DAY = 86_400_000;
const FORM = /^\d{4}-\d\d-\d\d$/;

/** The days that the address asks for; the last thirty when it names none. */
export function daysOf(query: LocationQuery): { from: string; to: string } {
  const said = (value: unknown) => (typeof value === "string" && FORM.test(value) ? value : undefined);
  const to = said(query.to) ?? chinaDay();
  return { from: said(query.from) ?? chinaDay(new Date(new Date(`${to}T12:00:00+08:00`).getTime() - 30 * DAY)), to };
}
