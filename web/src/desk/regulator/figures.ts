// What the figures of a day say, in a sentence: the titles of the pictures.
import type { Schemas } from "@/shared/api";
import { toFen, yuan } from "@/shared/money";
import type { Pair } from "@/shared/words";

export type Overview = Schemas["Overview"];
export type Flow = Schemas["Flow"];
export type Place = Schemas["PlaceOfDay"];

export const FLOW = ["prescribed", "reviewed", "fetched", "settled", "handedOver"] as const;
export type FlowStep = (typeof FLOW)[number];

/** The step of a list of cases, by the figure that leads to it. */
export const STEP_OF: Readonly<Record<FlowStep, string>> = {
  prescribed: "PRESCRIBED", reviewed: "REVIEWED", fetched: "FETCHED", settled: "SETTLED", handedOver: "HANDED_OVER",
};

export const STEPS: Readonly<Record<string, Pair>> = {
  PRESCRIBED: ["开方", "Prescribed"],
  REVIEWED: ["审方", "Reviewed"],
  REJECTED: ["审方不通过", "Rejected"],
  FETCHED: ["接方", "Fetched"],
  SETTLED: ["医保结算", "Settled"],
  HANDED_OVER: ["发药", "Handed over"],
  GIVEN_BACK: ["药店退回", "Given back"],
  RETURNED: ["退药", "Returned"],
  REVOKED: ["撤销", "Revoked"],
  MONEY: ["结算与撤销", "Settlements and undoings"],
};

/** Whole percent of one in another; nothing of nothing is nothing. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 100);
}

export function count(number: number): string {
  return number.toLocaleString("en-US");
}

/** Where most is left behind on the way from the doctor to the hand-over. */
export function flowFinding(flow: Flow): Pair {
  if (flow.prescribed === 0) {
    return ["还没有人开方", "Nothing is prescribed yet"];
  }
  let gap = 0;
  let at: FlowStep | undefined;
  FLOW.slice(1).forEach((step, index) => {
    const before = FLOW[index] as FlowStep;
    // what patients pay alone has no settlement
    const less = step === "settled" ? 0 : flow[before === "settled" ? "fetched" : before] - flow[step];
    if (less > gap) {
      gap = less;
      at = step;
    }
  });
  const taken = percent(flow.handedOver, flow.prescribed);
  if (!at) {
    return [`开方 ${count(flow.prescribed)} 张，各步都跟上了`, `${count(flow.prescribed)} prescribed, every step keeps up`];
  }
  const [zh, en] = STEPS[STEP_OF[at]] as Pair;
  return [
    `开方 ${count(flow.prescribed)} 张，发药相当于 ${taken}%；差得最多的一步是${zh}，少 ${count(gap)}`,
    `${count(flow.prescribed)} prescribed, hand-overs ${taken}% of that; most are missing at “${en}”: ${count(gap)}`,
  ];
}

/** The busiest hour, beside the same hour of the day before. */
export function hoursFinding(overview: Pick<Overview, "hours" | "before">): Pair {
  const busiest = overview.hours.reduce((most, one) => (one.flow.prescribed > most.flow.prescribed ? one : most));
  if (busiest.flow.prescribed === 0) {
    return ["这一天还没有开方", "Nothing was prescribed on this day yet"];
  }
  const then = overview.before[busiest.hour]?.flow.prescribed ?? 0;
  const more = busiest.flow.prescribed - then;
  const [zh, en] = more === 0
    ? ["与前一天持平", "as the day before"]
    : more > 0
      ? [`比前一天多 ${count(more)}`, `${count(more)} more than the day before`]
      : [`比前一天少 ${count(-more)}`, `${count(-more)} fewer than the day before`];
  return [
    `${busiest.hour} 点最忙：开方 ${count(busiest.flow.prescribed)} 张，${zh}`,
    `Busiest at ${busiest.hour}:00: ${count(busiest.flow.prescribed)} prescribed, ${en}`,
  ];
}

/** Who bears the day's money. */
export function moneyFinding(money: Overview["money"]): Pair {
  const total = toFen(money.total) ?? 0;
  if (total <= 0) {
    return ["还没有结算", "Nothing is settled yet"];
  }
  const funds = percent(toFen(money.funds) ?? 0, total);
  const cash = percent(toFen(money.cash) ?? 0, total);
  return [
    `结算 ${yuan(money.total)}：基金付 ${funds}%，患者现金 ${cash}%`,
    `${yuan(money.total)} settled: funds pay ${funds}%, patients ${cash}% in cash`,
  ];
}

export const VOLUMES = ["prescribed", "handedOver", "total"] as const;
export type VolumeOf = (typeof VOLUMES)[number];

/** How much an institution did: prescriptions, hand-overs, or yuan. */
export function volume(place: Place, of: VolumeOf): number {
  return of === "total" ? Math.max(0, toFen(place.money.total) ?? 0) / 100 : place.flow[of];
}

/** How much of it lies with a few. */
export function placesFinding(places: readonly Place[], of: VolumeOf): Pair {
  const sorted = places.map((one) => volume(one, of)).filter((one) => one > 0).sort((a, b) => b - a);
  const all = sorted.reduce((sum, one) => sum + one, 0);
  if (all === 0) {
    return ["这一项还没有机构发生业务", "No institution has any of this yet"];
  }
  const first = sorted.slice(0, 3);
  const share = percent(first.reduce((sum, one) => sum + one, 0), all);
  return sorted.length <= first.length
    ? [`全部集中在 ${sorted.length} 家机构`, `All of it lies with ${sorted.length}`]
    : [`${sorted.length} 家机构中，最大的 ${first.length} 家占 ${share}%`, `The ${first.length} largest of ${sorted.length} have ${share}%`];
}

/** 1 分 20 秒, 2 小时 5 分. */
export function seconds(value: number | null | undefined, language: "zh" | "en"): string {
  if (value === null || value === undefined) {
    return "–";
  }
  const [hours, minutes, rest] = [Math.floor(value / 3600), Math.floor((value % 3600) / 60), value % 60];
  if (language === "en") {
    return hours > 0 ? `${hours} h ${minutes} min` : minutes > 0 ? `${minutes} min ${rest} s` : `${rest} s`;
  }
  return hours > 0 ? `${hours} 小时 ${minutes} 分` : minutes > 0 ? `${minutes} 分 ${rest} 秒` : `${rest} 秒`;
}
