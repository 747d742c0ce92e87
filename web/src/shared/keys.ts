import { onScopeDispose } from "vue";

const WITHOUT_WORDS = new Set(["checkbox", "radio", "button", "submit"]);

/** Whether letters that come to it are words. */
export function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement
    && (target.isContentEditable || ["TEXTAREA", "SELECT"].includes(target.tagName)
      || (target instanceof HTMLInputElement && !WITHOUT_WORDS.has(target.type)));
}

/**
 * Keys that do something on this page; a letter is given in lower case and is silent while somebody types, other keys
 * (F2, Escape) are not. None acts with a control key unless it says so (Ctrl+Enter), or while it is held down.
 */
export function useKeys(keys: Readonly<Record<string, () => unknown>>) {
  function press(event: KeyboardEvent) {
    const letter = event.key.length === 1;
    if (event.metaKey || event.altKey || event.repeat || (letter && typing(event.target))) {
      return;
    }
    const act = keys[`${event.ctrlKey ? "Ctrl+" : ""}${letter ? event.key.toLowerCase() : event.key}`];
    if (act) {
      event.preventDefault();
      act();
    }
  }
  addEventListener("keydown", press);
  onScopeDispose(() => removeEventListener("keydown", press));
}
