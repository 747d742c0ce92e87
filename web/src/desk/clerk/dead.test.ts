import { describe, expect, it } from "vitest";
import { adviceFor, cause, kindOf, type Message, type Payment } from "./dead";

describe("dead letters", () => {
  it("say why in one language at a time", () => {
    expect(cause("银行未应答 no answer of the bank")).toEqual(["银行未应答", "no answer of the bank"]);
    expect(cause("HTTP 503")[0]).toBe("对方系统回了 HTTP 503");
    expect(cause("no answer within 5000 ms")[1]).toBe("no answer within 5 s");
    expect(cause("GOODS_NOT_RETURNED")[0]).toBe("药品已经交付，还没有退回");
    expect(cause("SomeFault")).toEqual(["SomeFault", "SomeFault"]);
  });

  it("are called by what they say, and by their kind when it is a new one", () => {
    const of = (kind: string, receiver = "sms") => kindOf({ kind, receiver } as Message);
    expect(of("EFFECTIVE")[1]).toBe("short message: ready to collect");
    expect(of("NEW")[0]).toBe("短信提醒患者（NEW）");
    expect(of("7102", "H1")[1]).toContain("hospital");
  });

  it("tell a refund that failed from a payment that may have been taken", () => {
    const of = (state: Payment["state"]) => adviceFor({ state } as Payment).gaveUp[1];
    expect(of("REFUNDING")).toContain("another way");
    expect(of("PAYING")).toContain("reversed");
    expect(of("PAYING")).toBe(of("CREATED"));
  });
});
