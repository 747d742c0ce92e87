import { reactive, watch } from "vue";
import { device } from "./device";

export type Language = "zh" | "en";
export type Theme = "device" | "light" | "dark";

const root = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");

const theme = device.read("yunfang.theme");

/** What a person chose for all pages on this device. */
export const settings = reactive({
  language: (device.read("yunfang.language") === "en" ? "en" : "zh") as Language,
  larger: device.read("yunfang.larger") === "true",
  theme: (theme === "dark" || theme === "light" ? theme : "device") as Theme,
});

/** What was chosen stays on this device; log-out has the browser drop all that pages kept. */
export function keepSettings() {
  device.keep("yunfang.language", settings.language);
  device.keep("yunfang.larger", String(settings.larger));
  device.keep("yunfang.theme", settings.theme);
}

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
    keepSettings();
  },
  { deep: true },
);
