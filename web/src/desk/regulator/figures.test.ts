import { describe, expect, it } from "vitest";
import { flowFinding, hoursFinding, moneyFinding, percent, placesFinding, seconds, type Flow, type Overview, type Place } from "./figures";

const flow = (some: Partial<Flow>): Flow => ({
  prescribed: 0, reviewed: 0, rejected: 0, fetched: 0, settled: 0, handedOver: 0, givenBack: 0, returned: 0, revoked: 0, ...some,
});
const money = (total: number, funds = 0, cash = 0): Overview["money"] => ({ settlements: 1, undone: 0, total, funds, account: 0, cash });
const hours = (at: number, prescribed: number): Overview["hours"] =>
  Array.from({ length: 24 }, (_, hour) => ({ hour, flow: flow({ prescribed: hour === at ? prescribed : 0 }), money: money(0) }));
const place = (code: string, total: number): Place => ({
  code, name: code, type: "PHARMACY", division: "371082", divisionName: "乳山市", longitude: 122, latitude: 37, flow: flow({}), money: money(total),
});

describe("what figures say", () => {
  it("names the step at which most are missing, and not the settlement of those who pay alone", () => {
    const said = flowFinding(flow({ prescribed: 100, reviewed: 96, fetched: 60, settled: 20, handedOver: 55 }));
    expect(said[0]).toBe("开方 100 张，发药相当于 55%；差得最多的一步是接方，少 36");
    expect(said[1]).toContain("“Fetched”: 36");
    expect(flowFinding(flow({ prescribed: 3, reviewed: 3, fetched: 3, settled: 0, handedOver: 3 }))[0]).toContain("都跟上了");
    expect(flowFinding(flow({}))[0]).toContain("还没有");
  });

  it("names the busiest hour beside the day before", () => {
    expect(hoursFinding({ hours: hours(11, 20), before: hours(11, 25) })[0]).toBe("11 点最忙：开方 20 张，比前一天少 5");
    expect(hoursFinding({ hours: hours(9, 20), before: hours(11, 25) })[1]).toContain("20 more than");
  });

  it("says who bears the money", () => {
    expect(moneyFinding(money(1000, 700, 150))[0]).toBe("结算 ¥1,000.00：基金付 70%，患者现金 15%");
    expect(moneyFinding(money(0))[1]).toBe("Nothing is settled yet");
  });

  it("says how much lies with a few", () => {
    expect(placesFinding([place("a", 60), place("b", 20), place("c", 10), place("d", 10)], "total")[0]).toBe("4 家机构中，最大的 3 家占 90%");
    expect(placesFinding([place("a", 60)], "total")[1]).toBe("All of it lies with 1");
  });

  it("counts nothing of nothing as nothing", () => {
    expect(percent(1, 0)).toBe(0);
    expect(seconds(80, "zh")).toBe("1 分 20 秒");
    expect(seconds(7500, "en")).toBe("2 h 5 min");
    expect(seconds(null, "en")).toBe("–");
  });
});
