import type { LocationQuery } from "vue-router";
import { chinaDay, chinaDayAway } from "@/shared/time";

const FORM = /^\d{4}-\d\d-\d\d$/;

export interface Days {
  from: string;
  to: string;
}

/** The days that the address asks for; the last thirty when it names none. */
export function daysOf(query: LocationQuery): Days {
  const said = (value: unknown) => (typeof value === "string" && FORM.test(value) ? value : undefined);
  const to = said(query.to) ?? chinaDay();
  return { from: said(query.from) ?? chinaDayAway(-29, to), to };
}
