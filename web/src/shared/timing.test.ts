import { effectScope } from "vue";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useLater } from "./timing";

describe("useLater", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it("acts once, after the last of several wishes", () => {
    const act = vi.fn();
    const scope = effectScope();
    const later = scope.run(() => useLater(100, act));
    later?.ask();
    vi.advanceTimersByTime(60);
    later?.ask();
    vi.advanceTimersByTime(60);
    expect(act).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60);
    expect(act).toHaveBeenCalledTimes(1);
    scope.stop();
  });

  it("does nothing any more once its page is gone", () => {
    const act = vi.fn();
    const scope = effectScope();
    scope.run(() => useLater(100, act))?.ask();
    scope.stop();
    vi.advanceTimersByTime(200);
    expect(act).not.toHaveBeenCalled();
  });
});
