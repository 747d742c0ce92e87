import { describe, expect, it } from "vitest";
import { curl, java, python } from "./samples";
import { fsiJava, fsiPython } from "./samplesFsi";

const call = { base: "https://city", appId: "A1", operation: "circDrugQuery", body: `{\n  "name": "甲\\n乙"\n}` };

describe("code to take along", () => {
  it("quotes a command for a shell", () => {
    expect(curl("https://city", "/x", { "x-tif-paasid": "A1" }, `{"a":"it's"}`)).toBe(
      `curl -sS 'https://city/x' \\\n  -H 'Content-Type: application/json; charset=utf-8' \\\n  -H 'x-tif-paasid: A1' \\\n  -d '{"a":"it'\\''s"}'`);
  });

  it("names the operation and the application, and no secret", () => {
    for (const text of [java(call), python(call)]) {
      expect(text).toContain("https://city/epc/api/fixmedins/circDrugQuery");
      expect(text).toContain(`"A1"`);
      expect(text).toContain("<appSecret>");
    }
    expect(python(call)).toContain(String.raw`"甲\n乙"`);
    expect(java(call)).toContain(String.raw`"甲\\n乙"`);
  });

  it("puts a number of profile C into the envelope of its institution", () => {
    const fsi = { ...call, operation: "7202", institution: "P37108290001", institutionName: "沙箱药店" };
    for (const text of [fsiJava(fsi), fsiPython(fsi)]) {
      expect(text).toContain("https://city/mbs/fmi/fsi/api/callFsiService/callService");
      expect(text).toContain(`"7202"`);
      expect(text).toContain(`"371082"`);
      expect(text).toContain("<appSecret>");
    }
    expect(fsiJava(fsi)).toContain(String.raw`"甲\\n乙"`);
  });
});
