// What readings say in plain words, and where they stand in a picture; pure.
import type { Schemas } from "@/shared/api";
import type { Pair } from "@/shared/words";

export type Series = Schemas["ReadingSeries"];
export type Range = Schemas["ReadingRange"];

/** What is measured at once: one form each. */
export interface Form {
  key: string;
  words: Pair;
  kinds: readonly string[];
}

export const PRESSURE: Form = { key: "pressure", words: ["血压", "Blood pressure"], kinds: ["SYSTOLIC", "DIASTOLIC", "HEART_RATE"] };

export const FORMS: readonly Form[] = [
  PRESSURE,
  { key: "fasting", words: ["空腹血糖", "Fasting glucose"], kinds: ["FASTING_GLUCOSE"] },
  { key: "glucose", words: ["餐后或随机血糖", "Glucose"], kinds: ["GLUCOSE"] },
  { key: "inr", words: ["INR（华法林）", "INR (warfarin)"], kinds: ["INR"] },
  { key: "weight", words: ["体重", "Weight"], kinds: ["WEIGHT"] },
  { key: "oxygen", words: ["血氧", "Oxygen"], kinds: ["SPO2"] },
];

const LEVELS: Readonly<Record<string, Pair>> = {
  FINE: ["在目标范围内", "in range"],
  ATTENTION: ["超出目标范围，医生已收到提醒", "out of range; your doctor has been told"],
  URGENT: ["明显超出，请尽快就医；如有不适请拨打 120", "far out of range: see a doctor now; call 120 if you feel unwell"],
};

export const levelWords = (level: string): Pair => LEVELS[level] ?? ["", ""];
export const levelTone = (level: string) => (level === "FINE" ? "done" : level === "URGENT" ? "harm" : "attention");

/** A picture of a series, in units of its box. */
export interface Drawn {
  line: string;
  points: readonly { x: number; y: number; level: string }[];
  /** Top and bottom of what is fine. */
  band?: { y: number; height: number };
  top: string;
  bottom: string;
}

/** Oldest left, newest right; the band of what is fine is always in the picture. */
export function drawn(series: Pick<Series, "points" | "range">, width: number, height: number): Drawn {
  const values = series.points.map(({ value }) => value);
  const bounds = [series.range.low, series.range.high].filter((one): one is number => one !== undefined && one !== null);
  const least = Math.min(...values, ...bounds);
  const most = Math.max(...values, ...bounds);
  const room = (most - least || 1) * 0.12;
  const [bottom, top] = [least - room, most + room];
  const y = (value: number) => Math.round(((top - value) / (top - bottom)) * height * 10) / 10;
  const times = series.points.map(({ at }) => new Date(at).getTime());
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const x = (time: number) => (last === first ? width / 2 : Math.round(((time - first) / (last - first)) * (width - 12) * 10) / 10 + 6);
  const points = series.points.map(({ value, level }, at) => ({ x: x(times[at] as number), y: y(value), level }));
  const highest = Math.max(0, y(series.range.high ?? top));
  const lowest = Math.min(height, y(series.range.low ?? bottom));
  return {
    line: points.map((point) => `${point.x},${point.y}`).join(" "),
    points,
    band: bounds.length ? { y: highest, height: Math.max(0, lowest - highest) } : undefined,
    top: String(most),
    bottom: String(least),
  };
}
