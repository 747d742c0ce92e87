// What a person has to do now, and how a prescription stands in plain words; pure.
import type { Schemas } from "@/shared/api";
import { toFen } from "@/shared/money";
import type { Pair } from "@/shared/words";

export type Rx = Schemas["Prescription"];
export type Quote = Schemas["Quote"];

/** Lines of the issue that is open now. */
export function openLines(rx: Rx): Rx["lines"] {
  return rx.lines.filter((line) => line.issue === Math.max(1, rx.issue));
}

/** How a prescription stands for the person it is for. */
export type Standing = "CHECKING" | "WAITING" | "AT_PHARMACY" | "OWING" | "REST" | "NEXT" | "DONE" | "REJECTED" | "ENDED";

export function standing(rx: Rx): Standing {
  const state = rx.state.name;
  if (state === "UPLOADED" || state === "SIGNED" || state === "RESERVED") {
    return "CHECKING";
  }
  if (state === "REJECTED") {
    return "REJECTED";
  }
  if (state === "REVOKED" || state === "EXPIRED") {
    return "ENDED";
  }
  const lines = openLines(rx);
  if (state === "EFFECTIVE") {
    if (lines.some((line) => line.state.name === "AVAILABLE" || line.state.name === "RETURNED")) {
      return "WAITING";
    }
    if (lines.some((line) => line.state.name === "OWING")) {
      return "OWING";
    }
    if (lines.some((line) => line.state.name !== "DISPENSED" && line.state.name !== "CANCELLED")) {
      return "AT_PHARMACY";
    }
    // a bridge supply was fetched, the rest waits for a reading
    if (lines.some((line) => line.withheld > 0)) {
      return "REST";
    }
    return rx.nextIssueAt ? "NEXT" : "DONE";
  }
  return "DONE";
}

const WORDS: Record<Standing, Pair> = {
  CHECKING: ["药师正在审方，通过后就能取药", "A pharmacist is checking it; then you can collect"],
  WAITING: ["可以取药了，选一家药店", "Ready: choose a pharmacy"],
  AT_PHARMACY: ["药店正在为您配药", "The pharmacy is preparing it"],
  OWING: ["药店还欠您一部分药", "The pharmacy still owes you a part"],
  REST: ["先给的一小部分已取，补上测量值其余就开放", "The small part is collected; a reading opens the rest"],
  NEXT: ["这一期已取，等下一期", "This issue is collected; the next one follows"],
  DONE: ["药已取完", "All collected"],
  REJECTED: ["审方没有通过，请联系医生", "The review refused it; please ask your doctor"],
  ENDED: ["已经失效，不能取药", "No longer valid"],
};

const TONES: Record<Standing, "attention" | "done" | "harm" | "quiet" | undefined> = {
  CHECKING: undefined, WAITING: "attention", AT_PHARMACY: undefined, OWING: "attention", REST: "attention", NEXT: "done", DONE: "done",
  REJECTED: "harm", ENDED: "quiet",
};

const PARTLY: Pair = ["已到期，没取的药不能再取", "Ended; what was not collected cannot be any more"];

export function standingWords(rx: Rx): Pair {
  const stands = standing(rx);
  return stands === "ENDED" && rx.lines.some((line) => line.state.name === "DISPENSED") ? PARTLY : WORDS[stands];
}

export const standingTone = (rx: Rx) => TONES[standing(rx)];

/** Nothing more happens to it: it may be hidden. */
export function isFinished(rx: Rx): boolean {
  return ["DONE", "REJECTED", "ENDED"].includes(standing(rx));
}

/** Names of the pharmacies that have lines of the open issue. */
export function holders(rx: Rx): string[] {
  return [...new Set(openLines(rx).flatMap((line) => (line.holder ? [line.holder.name] : [])))];
}

/** 阿莫西林胶囊 等 3 种. */
export function drugs(rx: Rx, language: "zh" | "en"): string {
  const names = [...new Set(openLines(rx).map((line) => line.drugName))];
  if (names.length <= 2) {
    return names.join(language === "en" ? ", " : "、");
  }
  return language === "en" ? `${names[0]} and ${names.length - 1} more` : `${names[0]} 等 ${names.length} 种`;
}

/** A text that speaks of a prescription by its long number says its drugs instead, or how the number ends. */
export function named(text: string, hiRxno: string | undefined, known: readonly Rx[], language: "zh" | "en"): string {
  if (!hiRxno) {
    return text;
  }
  const rx = known.find((one) => one.hiRxno === hiRxno);
  const name = rx && drugs(rx, language);
  return text.replaceAll(hiRxno, name ? (language === "en" ? ` (${name}) ` : `（${name}）`) : `…${hiRxno.slice(-4)}`).replaceAll("  ", " ");
}

/** Those that a code can be shown for: the platform mints one while a prescription is effective. */
export const canShowCode = (rx: Rx): boolean => rx.state.name === "EFFECTIVE" && ["WAITING", "OWING"].includes(standing(rx));

export interface Nearest {
  name: string;
  metres: number;
  /** What the person pays for all of them there, in yuan; undefined when no pharmacy has everything. */
  own?: number;
  complete: boolean;
}

/** The nearest pharmacy that has all of every prescription, else the nearest that has something of the first. */
export function nearest(all: readonly (readonly Quote[])[]): Nearest | undefined {
  const first = all[0];
  if (!first) {
    return undefined;
  }
  const byDistance = [...first].sort((one, other) => one.metres - other.metres);
  for (const quote of byDistance) {
    const there = all.map((quotes) => quotes.find((one) => one.pharmacy.code === quote.pharmacy.code));
    if (there.every((one) => one?.complete)) {
      const fen = there.reduce((sum, one) => sum + (toFen(one?.own) ?? 0), 0);
      return { name: quote.pharmacy.name, metres: quote.metres, own: fen / 100, complete: true };
    }
  }
  const some = byDistance[0];
  return some && { name: some.pharmacy.name, metres: some.metres, complete: false };
}

export type Sort = "cheapest" | "nearest" | "open";

export interface Wanted {
  sort: Sort;
  complete: boolean;
  open: boolean;
  delivers: boolean;
  fresh: boolean;
}

const compare: Record<Sort, (one: Quote, other: Quote) => number> = {
  cheapest: (one, other) => (toFen(one.own) ?? 0) - (toFen(other.own) ?? 0) || one.metres - other.metres,
  nearest: (one, other) => one.metres - other.metres,
  open: (one, other) => Number(other.opening.open === true) - Number(one.opening.open === true) || one.metres - other.metres,
};

/** The pharmacies as asked for; those that have everything stand first. */
export function choice(quotes: readonly Quote[], wanted: Wanted): Quote[] {
  return quotes
    .filter((one) => !wanted.complete || one.complete)
    .filter((one) => !wanted.open || one.opening.open === true)
    .filter((one) => !wanted.delivers || one.delivery.deliverable === true)
    .filter((one) => !wanted.fresh || one.lines.every((line) => !line.stale))
    .sort((one, other) => Number(other.complete) - Number(one.complete) || compare[wanted.sort](one, other));
}

/** The oldest report among the lines, as the pharmacy told it. */
export function stockAge(quote: Quote) {
  return quote.lines.reduce<Quote["lines"][number] | undefined>(
    (oldest, line) => (!oldest || line.ageMinutes > oldest.ageMinutes ? line : oldest), undefined);
}
