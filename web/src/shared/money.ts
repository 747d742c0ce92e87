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
