import { createApp } from "vue";
import { onSignedOut } from "@/shared/api";
import { forget, loadSession } from "@/shared/session";
import { i18n } from "@/shared/words";
import "@/shared/base.css";
import "./vant.css";
import App from "./App.vue";
import { router } from "./router";

onSignedOut(() => {
  forget();
  const here = router.currentRoute.value;
  if (here.path !== "/enter") {
    void router.replace({ path: "/enter", query: { to: here.fullPath } });
  }
});

try {
  await loadSession();
} catch {
  // without a network the pages show what they kept
}
createApp(App).use(i18n).use(router).mount("#app");
