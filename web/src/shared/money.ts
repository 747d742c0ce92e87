/** An amount in yuan as the platform sends it: a JSON number with at most two decimals. */
export type Yuan = number | string | null | undefined;

/** ¥1,234.50; a dash for what is not known. Minus stands before the sign. */
export function yuan(amount: Yuan): string {
  const fen = toFen(amount);
  if (fen === null) {
    return "–";
  }
  const whole = Math.trunc(Math.abs(fen) / 100);
  const rest = String(Math.abs(fen) % 100).padStart(2, "0");
  return `${fen < 0 ? "−" : ""}¥${whole.toLocaleString("en-US")}.${rest}`;
}

/** Whole fen, which add and compare exactly; null for what is not an amount. */
export function toFen(amount: Yuan): number | null {
  if (amount === null || amount === undefined || amount === "") {
    return null;
  }
  const value = Number(amount);
  return Number.isFinite(value) ? Math.round(value * 100) : null;
}

/** What amounts make together, exact to the fen; what is not known counts nothing. */
export function sum(amounts: readonly Yuan[]): number {
  return amounts.reduce<number>((fen, one) => fen + (toFen(one) ?? 0), 0) / 100;
}

/** What is left of an amount, exact to the fen. */
export function less(amount: Yuan, taken: Yuan): number {
  return ((toFen(amount) ?? 0) - (toFen(taken) ?? 0)) / 100;
}

/** Quantity times price in yuan, rounded half up to the fen as the platform does; quantities have four decimals, prices six. */
export function cost(quantity: number, price: number): number {
  const exact = BigInt(Math.round(quantity * 1e4)) * BigInt(Math.round(price * 1e6));
  return Number((exact + 50_000_000n) / 100_000_000n) / 100;
}

/** 0.575 is written 57.5; exact for shares of at most six decimals. */
export function percent(share: number | string): string {
  return String(Math.round(Number(share) * 1_000_000) / 10_000);
}
