import { reactive, watch } from "vue";

export type Language = "zh" | "en";
export type Theme = "device" | "light" | "dark";

const root = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");

// a browser may forbid storage; the page then just forgets
function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, value: string) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // forgotten
  }
}

const theme = recall("yunfang.theme");

/** What a person chose for all pages on this device. */
export const settings = reactive({
  language: (recall("yunfang.language") === "en" ? "en" : "zh") as Language,
  larger: recall("yunfang.larger") === "true",
  theme: (theme === "dark" || theme === "light" ? theme : "device") as Theme,
});

watch(
  settings,
  ({ language, larger, theme }) => {
    root.lang = language === "en" ? "en" : "zh-CN";
    root.dataset.theme = theme === "dark" || (theme === "device" && dark.matches) ? "dark" : "light";
    if (larger) {
      root.dataset.size = "larger";
    } else {
      delete root.dataset.size;
    }
    keep("yunfang.language", language);
    keep("yunfang.larger", String(larger));
    keep("yunfang.theme", theme);
  },
  { deep: true },
);
