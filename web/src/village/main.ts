import { createApp } from "vue";
import { session } from "@/shared/session";
import { i18n } from "@/shared/words";
import "@/shared/base.css";
import "@/phone/phone.css";
import App from "./App.vue";
import { router } from "./router";
import { begin } from "./store";
import { synchronise } from "./sync";

await begin(router);
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
