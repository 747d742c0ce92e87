const WORDS: Readonly<Record<string, string>> = { "mm[Hg]": "mmHg", "{INR}": "", "mL/min/{1.73_m2}": "mL/min", "umol/L": "μmol/L" };

/** A unit of UCUM as people write it; "" where they write none. */
export function unitWords(unit: string): string {
  return WORDS[unit] ?? unit;
}
