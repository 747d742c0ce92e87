import type { Schemas } from "@/shared/api";

/** One day of the week, 1 Monday; `more` are spans beyond one, which this page leaves as they are. */
export interface Day {
  no: number;
  open: boolean;
  from: string;
  to: string;
  more?: Schemas["WeeklySpan"][];
}

/** What a shop told, day by day. */
export function openDays(weekly: readonly Schemas["WeeklySpan"][]): Day[] {
  return [1, 2, 3, 4, 5, 6, 7].map((no) => {
    const spans = weekly.filter((span) => span.days.includes(no));
    const first = spans[0];
    return {
      no, open: Boolean(first), from: first?.from ?? "08:30", to: first?.to ?? "21:00",
      ...(spans.length > 1 ? { more: spans.map((span) => ({ ...span, days: [no] })) } : {}),
    };
  });
}

/** The same as the platform takes it. */
export function spansOf(days: readonly Day[]): Schemas["WeeklySpan"][] {
  return days.flatMap((day) => day.more ?? (day.open ? [{ days: [day.no], from: day.from, to: day.to }] : []));
}
