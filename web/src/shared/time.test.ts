import { describe, expect, it } from "vitest";
import { chinaDay, daysAhead, distance, exactTime, plainTime, timeLeft } from "./time";

const now = new Date("2026-11-28T06:05:00Z"); // 14:05 in China

describe("time in China", () => {
  it("says today, yesterday, tomorrow by China's days", () => {
    expect(plainTime("2026-11-27T16:30:00Z", "zh", now)).toBe("今天 00:30");
    expect(plainTime("2026-11-27T15:30:00Z", "zh", now)).toBe("昨天 23:30");
    expect(plainTime("2026-11-28T23:00:00+08:00", "en", now)).toBe("today 23:00");
    expect(plainTime("2026-11-29T09:00:00+08:00", "zh", now)).toBe("明天 09:00");
    expect(plainTime("2026-11-03T08:00:00+08:00", "zh", now)).toBe("11月3日 08:00");
    expect(plainTime("2025-11-03T08:00:00+08:00", "zh", now)).toBe("2025-11-03");
    expect(chinaDay(new Date("2026-11-27T16:00:00Z"))).toBe("2026-11-28");
    expect(exactTime("2026-11-28T14:05:09+08:00")).toBe("2026-11-28 14:05:09");
  });

  it("counts what is left in one unit", () => {
    expect(timeLeft("2026-11-30T06:05:00Z", "zh", now)).toBe("还剩 2 天");
    expect(timeLeft("2026-11-28T09:05:00Z", "zh", now)).toBe("还剩 3 小时");
    expect(timeLeft("2026-11-28T06:06:00Z", "en", now)).toBe("1 minute left");
    expect(timeLeft("2026-11-28T06:00:00Z", "zh", now)).toBe("已过 5 分钟");
  });

  it("tells how many days are ahead by China's days", () => {
    expect(daysAhead("2026-11-28T23:00:00+08:00", "zh", now)).toBe("今天");
    expect(daysAhead("2026-11-28T16:10:00Z", "zh", now)).toBe("明天");
    expect(daysAhead("2026-12-26T08:00:00+08:00", "zh", now)).toBe("28 天后");
    expect(daysAhead("2026-12-26T08:00:00+08:00", "en", now)).toBe("in 28 days");
    expect(daysAhead("2026-11-01T08:00:00+08:00", "en", now)).toBe("today");
  });

  it("writes distances as people say them", () => {
    expect(distance(650, "zh")).toBe("650 米");
    expect(distance(2345, "zh")).toBe("2.3 公里");
  });
});
