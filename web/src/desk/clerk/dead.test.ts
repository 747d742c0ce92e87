import { describe, expect, it } from "vitest";
import { adviceFor, cause, type Payment } from "./dead";

describe("dead letters", () => {
  it("say why in one language at a time", () => {
    expect(cause("银行未应答 no answer of the bank")).toEqual(["银行未应答", "no answer of the bank"]);
    expect(cause("HTTP 503")[0]).toBe("对方系统回了 HTTP 503");
    expect(cause("no answer within 5000 ms")[1]).toBe("no answer within 5 s");
    expect(cause("GOODS_NOT_RETURNED")[0]).toBe("药品已经交付，还没有退回");
    expect(cause("SomeFault")).toEqual(["SomeFault", "SomeFault"]);
  });

  it("tell a refund that failed from a payment that may have been taken", () => {
    const of = (state: Payment["state"]) => adviceFor({ state } as Payment).gaveUp[1];
    expect(of("REFUNDING")).toContain("another way");
    expect(of("PAYING")).toContain("reversed");
    expect(of("PAYING")).toBe(of("CREATED"));
  });
});
