import type { Schemas } from "@/shared/api";
import { packsOf, type Item } from "./job";

export type Wrong = "length" | "twice" | "full" | "sold" | "product" | "brand";

const CODE = /^\d{20}$/;

/** Whether it is the trace code of a pack. */
export const isPack = (code: string) => CODE.test(code);

/** Why a code cannot be a pack of these lines, before the platform is asked; undefined when it may be. */
export function wrongAtOnce(code: string, items: readonly Item[]): "length" | "twice" | undefined {
  if (!isPack(code)) {
    return "length";
  }
  return items.some((one) => one.packs.includes(code)) ? "twice" : undefined;
}

const missing = (one: Item) => one.packs.length < packsOf(one);

/**
 * The line a pack belongs to: that of its product where the platform knows it, else the one the pharmacist
 * is at, else the first that still needs one.
 */
export function lineOf(check: Schemas["PackCheck"], items: readonly Item[], at: number | undefined): Item | Wrong {
  if (check.refusal) {
    return "sold";
  }
  const known = check.product?.code;
  const of = known ? items.filter((one) => one.drug === known) : items;
  if (of.length === 0) {
    return items.some((one) => one.choices.some((each) => each.drug === known)) ? "brand" : "product";
  }
  const chosen = of.find((one) => one.no === at && missing(one));
  return chosen ?? of.find(missing) ?? "full";
}
