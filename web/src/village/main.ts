import { createApp } from "vue";
import { onSignedOut } from "@/shared/api";
import { forget, loadSession, session } from "@/shared/session";
import { i18n } from "@/shared/words";
import "@/shared/base.css";
import "@/phone/phone.css";
import App from "./App.vue";
import { router } from "./router";
import { forgetKept, recallWho, rememberWho } from "./store";
import { synchronise } from "./sync";

onSignedOut(() => {
  forget();
  forgetKept();
  const here = router.currentRoute.value;
  if (here.path !== "/enter") {
    void router.replace({ path: "/enter", query: { to: here.fullPath } });
  }
});

try {
  await loadSession();
  if (session.role === "MEDICAL") {
    rememberWho();
  } else {
    forgetKept();
  }
} catch {
  recallWho();
}
createApp(App).use(i18n).use(router).mount("#app");

addEventListener("online", () => void synchronise());
setInterval(() => {
  if (session.role === "MEDICAL" && navigator.onLine && !document.hidden) {
    void synchronise();
  }
}, 30_000);

if ("serviceWorker" in navigator && import.meta.env.PROD) {
  void navigator.serviceWorker.register("/v/sw.js", { scope: "/v/" }).catch(() => {});
}
