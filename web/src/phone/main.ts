import { createApp } from "vue";
import { session } from "@/shared/session";
import { i18n } from "@/shared/words";
import "@/shared/base.css";
import "./vant.css";
import "./phone.css";
import App from "./App.vue";
import { begin } from "./kept";
import { router } from "./router";

await begin(router);
createApp(App).use(i18n).use(router).mount("#app");

// the pages that are opened next are there before they are asked for
const idle: (work: () => void) => void = globalThis.requestIdleCallback ?? ((work) => setTimeout(work, 1500));
idle(() => {
  if (session.role === "PATIENT") {
    void Promise.all([import("./Prescription.vue"), import("./Code.vue"), import("./Messages.vue"), import("./Me.vue"), import("./Enter.vue")]).catch(() => {});
  }
});

if ("serviceWorker" in navigator && import.meta.env.PROD) {
  void navigator.serviceWorker.register("/m/sw.js", { scope: "/m/" }).catch(() => {});
}
