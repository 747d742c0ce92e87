import { describe, expect, it } from "vitest";
import { locate, marked } from "./locate";

const message = `{
  "hospRxno": "R1",
  "rxdrugdetail": [
    {"drugCnt": -1, "drugGenname": "阿莫西林\\"胶囊"},
    {"drugGenname": "氨溴索"}
  ],
  "mdtrtinfo": {}
}`;
const at = (field: string) => {
  const piece = locate(message, field);
  return [message.slice(piece.from, piece.to), piece.missing];
};

describe("where a field stands", () => {
  it("finds it with its name, in lists too", () => {
    expect(at("hospRxno")).toEqual([`"hospRxno": "R1"`, false]);
    expect(at("rxdrugdetail[0].drugCnt")).toEqual([`"drugCnt": -1`, false]);
    expect(at("rxdrugdetail[0].drugGenname")).toEqual([`"drugGenname": "阿莫西林\\"胶囊"`, false]);
  });

  it("marks where a missing one should stand", () => {
    expect(at("mdtrtinfo.patnName")).toEqual([`"mdtrtinfo": {`, true]);
    expect(at("rxdrugdetail[1].drugCnt")).toEqual([`{`, true]);
    expect(at("prscTime")).toEqual(["{", true]);
  });

  it("goes as far as a broken message goes", () => {
    const broken = `{"a": 1, "b": `;
    expect(broken.slice(locate(broken, "a").from, locate(broken, "a").to)).toBe(`"a": 1`);
    expect(locate("", "a")).toEqual({ from: 0, to: 0, missing: true });
    expect(locate("{}", "a.b.c").missing).toBe(true);
  });

  it("cuts the text at the marks", () => {
    expect(marked("abcdef", [{ from: 1, to: 3 }, { from: 2, to: 4 }])).toEqual([
      { text: "a", marks: [] }, { text: "b", marks: [0] }, { text: "c", marks: [0, 1] }, { text: "d", marks: [1] }, { text: "ef", marks: [] },
    ]);
  });
});
