import { describe, expect, it } from "vitest";
import { exactTime } from "@/shared/time";
import { arranged, csv, fits, shown, total, type Column } from "./sheet";

interface Row {
  who: string;
  paid: number | null;
  no: string;
}
const columns: Column<Row>[] = [
  { key: "who", title: ["谁", "who"], value: (row) => row.who },
  { key: "paid", title: ["金额", "amount"], kind: "money", value: (row) => row.paid },
  { key: "no", title: ["编号", "number"], value: (row) => row.no },
];
const rows: Row[] = [
  { who: "Li", paid: 10.1, no: "0733000000000021001" },
  { who: "an, \"Wei\"", paid: -2.2, no: "2" },
  { who: "=1+1", paid: null, no: "10" },
  { who: "Zhao", paid: 1200, no: "9" },
];
const ask = (more: object) => arranged(rows, columns, { words: "", conditions: {}, order: "", ...more }).map((row) => row.who);

describe("a sheet", () => {
  it("finds words in any column as it is read", () => {
    expect(ask({ words: "1,200" })).toEqual(["Zhao"]);
    expect(ask({ words: "li" })).toEqual(["Li"]);
  });

  it("takes conditions on amounts, all of which have to fit", () => {
    expect(ask({ conditions: { paid: ">10" } })).toEqual(["Li", "Zhao"]);
    expect(ask({ conditions: { paid: "-5..11" } })).toEqual(["Li", "an, \"Wei\""]);
    expect(ask({ conditions: { paid: "<=10.1", no: "2" } })).toEqual(["Li", "an, \"Wei\""]);
    expect(fits(3, "three")).toBeUndefined();
  });

  it("sorts amounts as amounts and numbers in texts as numbers", () => {
    expect(ask({ order: "-paid" })[0]).toBe("Zhao");
    expect(ask({ order: "no" }).slice(0, 3)).toEqual(["an, \"Wei\"", "Zhao", "=1+1"]);
  });

  it("sums to the fen", () => {
    expect(total([{ paid: 0.1 }, { paid: 0.2 }, { paid: 0.7 }] as Row[], columns[1] as Column<Row>)).toBe(1);
  });

  it("exports what a spreadsheet reads without guessing", () => {
    const lines = csv(rows, columns, "zh").split("\r\n");
    expect(lines[0]).toBe("\uFEFF谁,金额,编号");
    expect(lines[1]).toBe("Li,10.1,\t0733000000000021001");
    expect(lines[2]).toBe("\"an, \"\"Wei\"\"\",-2.2,2");
    expect(lines[3]).toBe("\t=1+1,,10");
  });

  it("writes a moment in China's time, as every page does", () => {
    const column: Column<string> = { key: "at", title: ["时", "at"], kind: "time", value: (at) => at };
    for (const at of ["2026-07-01T16:30:05Z", "2026-11-28T00:00:00+08:00"]) {
      expect(shown(column, at)).toBe(exactTime(at));
    }
  });

  it("shows an empty cell for what is not known", () => {
    expect(shown(columns[1] as Column<Row>, rows[2] as Row)).toBe("");
  });
});
