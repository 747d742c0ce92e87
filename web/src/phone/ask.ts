import { settings } from "@/shared/settings";

function element<K extends keyof HTMLElementTagNameMap>(tag: K, text: string, className = ""): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = className;
  return made;
}

/** Asks before something that is not undone by a tap; whether the person wants it. Escape is no. */
export function sure(title: string, message: string): Promise<boolean> {
  const english = settings.language === "en";
  const dialog = element("dialog", "", "ask");
  const heading = element("h2", title);
  heading.id = "ask-title";
  dialog.setAttribute("aria-labelledby", heading.id);
  const keep = element("button", english ? "Keep it" : "不用了", "go second");
  const yes = element("button", english ? "Yes" : "确定", "go");
  yes.dataset.sure = "";
  const buttons = element("p", "", "answers");
  buttons.append(keep, yes);
  dialog.append(heading, element("p", message), buttons);
  document.body.append(dialog);
  return new Promise((done) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      done(dialog.returnValue === "yes");
    });
    keep.addEventListener("click", () => dialog.close("no"));
    yes.addEventListener("click", () => dialog.close("yes"));
    dialog.showModal();
  });
}
