// What is wrong with an answer, and whether a hospital has to look, before the platform can say it.
import type { Item } from "./store";

const NUMBER = /^-?\d{1,4}(\.\d{1,2})?$/;

/** What would be right instead; "" when it can be taken or is not there. */
export function wrong(item: Item, answer: string | undefined): string {
  if (!answer || item.kind !== "NUMBER") {
    return "";
  }
  const value = Number(answer);
  const low = item.lowest ?? -Infinity;
  const high = item.highest ?? Infinity;
  return NUMBER.test(answer) && value >= low && value <= high ? "" : `${low}–${high}`;
}

/** Whether the answer is one that is put to a hospital. */
export function isDanger(item: Item, answer: string | undefined): boolean {
  if (!answer || wrong(item, answer)) {
    return false;
  }
  if (item.kind !== "NUMBER") {
    return item.choices.some((choice) => choice.code === answer && choice.finding === "DANGER");
  }
  const value = Number(answer);
  return (typeof item.dangerLow === "number" && value <= item.dangerLow)
    || (typeof item.dangerHigh === "number" && value >= item.dangerHigh);
}

/** Items that have to be answered and are not. */
export function missing(items: readonly Item[], answers: Readonly<Record<string, string>>): Item[] {
  return items.filter((item) => item.required && !answers[item.code]);
}
