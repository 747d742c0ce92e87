// Words of visits that several pages use.
import type { Schemas } from "@/shared/api";
import { chinaDay } from "@/shared/time";
import type { Language } from "@/shared/settings";
import type { Pair } from "@/shared/words";

export type Control = Schemas["CareVisit"]["control"];

/** What a visit found. */
export const found: Readonly<Record<Control, Pair>> = {
  NOT_JUDGED: ["未评价", "not judged"],
  CONTROLLED: ["控制满意", "controlled"],
  UNCONTROLLED: ["控制不满意", "not controlled"],
  DANGER: ["危急", "danger"],
};

/** Its tone. */
export const tone: Readonly<Record<Control, string>> = {
  NOT_JUDGED: "quiet", CONTROLLED: "done", UNCONTROLLED: "attention", DANGER: "harm",
};

const DAY = 86_400_000;

/** 逾期 3 天, 今天, 还有 5 天. */
export function dueIn(day: string, language: Language, today: string = chinaDay()): string {
  const days = Math.round((Date.parse(day) - Date.parse(today)) / DAY);
  const count = Math.abs(days);
  if (days === 0) {
    return language === "en" ? "today" : "今天";
  }
  if (language === "en") {
    return `${count} ${count === 1 ? "day" : "days"} ${days < 0 ? "late" : "left"}`;
  }
  return days < 0 ? `逾期 ${count} 天` : `还有 ${count} 天`;
}

/** Whole years. */
export function ageOf(birth: string, today: string = chinaDay()): number {
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4));
  return today.slice(5) < birth.slice(5) ? years - 1 : years;
}
