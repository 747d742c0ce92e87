import { effectScope } from "vue";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { cleaned, codeIn, codesIn, useStrayScans } from "./scanner";

const PACK = "81234567890123456789";
const CODE = "QF16H00SNZT98WWQ1WKV77A80P8";

describe("what a scanner brings", () => {
  it("is the code as printed, without the symbology before it", () => {
    expect(cleaned(` ]Q3${PACK}\n`)).toBe(PACK);
    expect(codeIn("qf16 h00s nzt9 8wwq 1wkv 77a8 0p8")).toBe(CODE);
    expect(codeIn(PACK)).toBeUndefined();
  });

  it("may be many lines when pasted, and is nothing when it is words", () => {
    expect(codesIn(`${PACK}\r\n${CODE}\n`)).toEqual([PACK, CODE]);
    expect(codesIn(`${PACK}\nhello`)).toEqual([]);
    expect(codesIn("")).toEqual([]);
  });
});

describe("a scan into another field", () => {
  const scan = vi.fn();
  const scope = effectScope();
  let field: HTMLInputElement;
  let at = 0;

  function type(text: string, end: string, every: number) {
    for (const key of [...text, end]) {
      at += every;
      const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
      Object.defineProperty(event, "timeStamp", { value: at });
      field.dispatchEvent(event);
      field.value += key.length === 1 ? key : "";
    }
  }

  beforeEach(() => {
    scan.mockClear();
    field = document.body.appendChild(document.createElement("input"));
    field.value = "L2026";
    scope.run(() => useStrayScans(() => null, scan));
  });
  afterEach(() => field.remove());

  it("goes where it belongs, and the field holds what it held", () => {
    type(PACK, "Tab", 5);
    expect(scan).toHaveBeenCalledWith(PACK);
    expect(field.value).toBe("L2026");
  });

  it("is no scan when fingers typed it, or when it is short", () => {
    at += 1000;
    type(PACK, "Enter", 120);
    at += 1000;
    type("L2027", "Enter", 5);
    expect(scan).not.toHaveBeenCalled();
    expect(field.value).toBe(`L2026${PACK}L2027`);
  });
});
