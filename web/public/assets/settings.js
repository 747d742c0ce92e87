"use strict";

// Before the first paint: language, size of letters and theme as they were chosen, or as the device has them.
(() => {
  const root = document.documentElement;
  const read = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const theme = () => {
    const chosen = read("yunfang.theme");
    root.dataset.theme = chosen === "dark" || (chosen !== "light" && dark.matches) ? "dark" : "light";
  };
  theme();
  dark.addEventListener("change", theme);
  root.lang = read("yunfang.language") === "en" ? "en" : "zh-CN";
  if (read("yunfang.larger") === "true") {
    root.dataset.size = "larger";
  }
})();
