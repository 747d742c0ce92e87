/** A fund's rule in a policy file: amounts in yuan and ratios as texts. */
export interface FundRule {
  fund: string;
  type: string;
  scope: string;
  deductible: string;
  visitDeductible?: string;
  ceiling?: string;
  bands: { from: string; ratio: string }[];
  diseaseCeilings: Record<string, string>;
}

/** One policy of a file. */
export interface FilePolicy {
  insutype: string;
  medType: string;
  personType: string;
  level: string;
  fundNeedsPrescription: boolean;
  accountPays: boolean;
  accountPaysOwnPay: boolean;
  away?: Record<string, string>;
  funds: FundRule[];
  dualChannelFunds: FundRule[];
}

/** A policy file as the platform gives and takes it. */
export interface PolicyFile {
  region: string;
  version: string;
  from: string;
  to: string;
  status: string;
  policies: FilePolicy[];
}

/** 55 is kept as 0.55; a text that is no number between 0 and 100 stays, so that the platform says what is wrong. */
export function ratio(text: string): string {
  const value = Number(text);
  return text.trim() === "" || !Number.isFinite(value) ? text : String(Math.round(value * 10_000) / 1_000_000);
}

/** The first day of the next month: when a new version could begin. */
export function nextMonth(day: string): string {
  const [year, month] = day.split("-").map(Number) as [number, number];
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, "0")}-01`;
}

/** The file to be tried: another version that begins later, so that it could be loaded next. */
export function start(file: PolicyFile, today: string): PolicyFile {
  const copy = JSON.parse(JSON.stringify(file)) as PolicyFile;
  copy.version = `${file.version}-${today.replaceAll("-", "")}`;
  copy.from = nextMonth(file.from > today ? file.from : today);
  copy.to = "2099-12-31";
  return copy;
}

/** How many figures of the policies were changed. */
export function changes(before: unknown, after: unknown): number {
  if (typeof before !== "object" || before === null || typeof after !== "object" || after === null) {
    return before === after ? 0 : 1;
  }
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].reduce((sum, key) =>
    sum + changes((before as Record<string, unknown>)[key], (after as Record<string, unknown>)[key]), 0);
}
