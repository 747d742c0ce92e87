import { effectScope } from "vue";
import { afterEach, describe, expect, it, vi } from "vitest";
import { useKeys } from "./keys";

const press = (key: string, on: EventTarget = document.body, more: KeyboardEventInit = {}) =>
  on.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));

describe("useKeys", () => {
  afterEach(() => document.body.replaceChildren());

  it("acts on its keys in either case, until its page goes", () => {
    const approve = vi.fn();
    const scope = effectScope();
    scope.run(() => useKeys({ a: approve }));
    press("a");
    press("A");
    press("b");
    expect(approve).toHaveBeenCalledTimes(2);
    scope.stop();
    press("a");
    expect(approve).toHaveBeenCalledTimes(2);
  });

  it("lets letters be words while somebody types, and is silent with a control key, and for a key held down", () => {
    const approve = vi.fn();
    const go = vi.fn();
    const sign = vi.fn();
    const scope = effectScope();
    scope.run(() => useKeys({ a: approve, F2: go, "Ctrl+Enter": sign }));
    const field = document.body.appendChild(document.createElement("textarea"));
    press("a", field);
    press("F2", field);
    press("a", document.body, { ctrlKey: true });
    press("a", document.body, { repeat: true });
    press("Enter", field);
    press("Enter", field, { ctrlKey: true });
    expect(sign).toHaveBeenCalledTimes(1);
    expect(approve).not.toHaveBeenCalled();
    expect(go).toHaveBeenCalledTimes(1);
    scope.stop();
  });
});
