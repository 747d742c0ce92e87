import { onScopeDispose } from "vue";

/** Milliseconds between two letters that no finger is faster than. */
const QUICK = 50;
/** The shortest thing a scanner brings here; shorter bursts are left where they were typed. */
const SHORTEST = 18;

/** What a scanner may put before a code: the symbology (AIM). */
const SYMBOLOGY = /^\][A-Za-z]\d/;

/** As it was printed: without spaces at the ends, and without what the scanner puts before it. */
export const cleaned = (text: string) => text.trim().replace(SYMBOLOGY, "");

/** A patient's code: 27 letters, written in groups or in small letters too; undefined for anything else. */
export function codeIn(text: string): string | undefined {
  const code = text.replace(/[\s-]/g, "").toUpperCase();
  return /^[0-9A-Z]{27}$/.test(code) ? code : undefined;
}

/** The codes of a pasted text: one a line; none when it is not codes alone. */
export function codesIn(text: string): string[] {
  const lines = text.split(/[\r\n\t]+/).map(cleaned).filter(Boolean);
  return lines.every((line) => line.length >= SHORTEST) ? lines : [];
}

interface Field {
  value: string;
}

/**
 * Gives the page what a scanner types into a field of another purpose, and gives that field back what it held. A scanner
 * types like a keyboard, but faster than fingers, and ends with Enter or Tab.
 */
export function useStrayScans(own: () => HTMLElement | null, scan: (text: string) => void) {
  let burst = "";
  let last = 0;
  let held: string | undefined;

  function press(event: KeyboardEvent) {
    const target = event.target as HTMLElement & Partial<Field>;
    if (target === own() || event.ctrlKey || event.metaKey || event.altKey) {
      burst = "";
      return;
    }
    const slow = event.timeStamp - last > QUICK;
    last = event.timeStamp;
    if (event.key.length === 1) {
      if (slow || burst === "") {
        burst = "";
        held = target.value;
      }
      burst += event.key;
    } else if ((event.key === "Enter" || event.key === "Tab") && !slow && burst.length >= SHORTEST) {
      event.preventDefault();
      event.stopPropagation();
      if (held !== undefined && target.value !== held) {
        target.value = held;
        target.dispatchEvent(new Event("input", { bubbles: true }));
      }
      const text = burst;
      burst = "";
      scan(text);
    } else if (event.key !== "Shift") {
      burst = "";
    }
  }
  addEventListener("keydown", press, { capture: true });
  onScopeDispose(() => removeEventListener("keydown", press, { capture: true }));
}
