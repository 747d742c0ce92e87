const WORDS: Readonly<Record<string, string>> = { "mm[Hg]": "mmHg", "{INR}": "", "mL/min/{1.73_m2}": "mL/min", "umol/L": "μmol/L" };

/** A unit of UCUM as people write it; "" where they write none. */
export function unitWords(unit: string): string {
  return WORDS[unit] ?? unit;
}

/** 90–139, ≥ 94, ≤ 6.9; "" when nothing bounds it. */
export function rangeWords({ low, high }: { low?: number | null; high?: number | null }): string {
  const [from, to] = [low ?? undefined, high ?? undefined];
  if (from !== undefined && to !== undefined) {
    return `${from}–${to}`;
  }
  return from !== undefined ? `≥ ${from}` : to !== undefined ? `≤ ${to}` : "";
}
