import type { Language } from "./settings";

const ZONE = "Asia/Shanghai";
const DAY = 86_400_000;

const parts = new Intl.DateTimeFormat("en-CA", {
  timeZone: ZONE, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
  second: "2-digit", hourCycle: "h23",
});

function taken(at: Date) {
  const found = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    day: `${found.year}-${found.month}-${found.day}`,
    time: `${found.hour}:${found.minute}`,
    second: String(found.second),
    month: Number(found.month),
    date: Number(found.day),
  };
}

/** 2026-11-28 14:05:09, China standard time: for a title or a clerk. */
export function exactTime(at: string | Date | null | undefined): string {
  if (!at) {
    return "";
  }
  const { day, time, second } = taken(new Date(at));
  return `${day} ${time}:${second}`;
}

/** The day in China, yyyy-MM-dd. */
export function chinaDay(at: Date = new Date()): string {
  return taken(at).day;
}

/** The day in China so many days later, earlier when negative. */
export function chinaDayAway(days: number, from: string = chinaDay()): string {
  return chinaDay(new Date(new Date(`${from}T12:00:00+08:00`).getTime() + days * DAY));
}

/** 今天 14:05, 昨天 09:10, 11月3日 08:00, 2025-11-03. */
export function plainTime(at: string | null | undefined, language: Language, now: Date = new Date()): string {
  if (!at) {
    return "";
  }
  const then = taken(new Date(at));
  if (then.day === taken(now).day) {
    return `${language === "en" ? "today" : "今天"} ${then.time}`;
  }
  if (then.day === taken(new Date(now.getTime() - DAY)).day) {
    return `${language === "en" ? "yesterday" : "昨天"} ${then.time}`;
  }
  if (then.day === taken(new Date(now.getTime() + DAY)).day) {
    return `${language === "en" ? "tomorrow" : "明天"} ${then.time}`;
  }
  if (then.day.slice(0, 4) !== taken(now).day.slice(0, 4)) {
    return then.day;
  }
  return language === "en" ? `${then.day.slice(5)} ${then.time}` : `${then.month}月${then.date}日 ${then.time}`;
}

/** 还剩 2 天, 还剩 3 小时, 还剩 5 分钟; 已过 … when it is over. */
export function timeLeft(until: string | null | undefined, language: Language, now: Date = new Date()): string {
  if (!until) {
    return "";
  }
  const left = new Date(until).getTime() - now.getTime();
  const minutes = Math.ceil(Math.abs(left) / 60_000);
  const [count, zh, en] =
    minutes >= 2880 ? [Math.floor(minutes / 1440), "天", "days"] :
    minutes >= 120 ? [Math.floor(minutes / 60), "小时", "hours"] : [minutes, "分钟", minutes === 1 ? "minute" : "minutes"];
  if (language === "en") {
    return left >= 0 ? `${count} ${en} left` : `over for ${count} ${en}`;
  }
  return left >= 0 ? `还剩 ${count} ${zh}` : `已过 ${count} ${zh}`;
}

/** 今天, 明天, 12 天后: how far a moment's day in China is ahead; 今天 for one that is past. */
export function daysAhead(at: string, language: Language, now: Date = new Date()): string {
  const midnight = (moment: Date) => new Date(`${taken(moment).day}T00:00:00+08:00`).getTime();
  const days = Math.max(0, Math.round((midnight(new Date(at)) - midnight(now)) / DAY));
  if (days < 2) {
    return language === "en" ? (days ? "tomorrow" : "today") : days ? "明天" : "今天";
  }
  return language === "en" ? `in ${days} days` : `${days} 天后`;
}

/** 650 米, 2.3 公里. */
export function distance(metres: number | null | undefined, language: Language): string {
  if (metres === null || metres === undefined) {
    return "";
  }
  if (metres < 1000) {
    return language === "en" ? `${metres} m` : `${metres} 米`;
  }
  const kilometres = (metres / 1000).toFixed(1);
  return language === "en" ? `${kilometres} km` : `${kilometres} 公里`;
}
