import { describe, expect, it } from "vitest";
import { accountName } from "./accounts";
import type { Institution } from "./look";

describe("accounts in words", () => {
  it("name the institution where it is known", () => {
    const names = new Map([["P1", { name: "康民药店" } as Institution]]);
    expect(accountName("cash:P1", names)[0]).toBe("康民药店 柜台现金");
    expect(accountName("cash:P2", names)[1]).toBe("cash at P2");
    expect(accountName("fund:310100:371000")[0]).toBe("职工统筹基金 371000");
    expect(accountName("other")[0]).toBe("other");
  });
});
