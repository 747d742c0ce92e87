import { createApp } from "vue";
import { onSignedOut } from "@/shared/api";
import { forget, loadSession } from "@/shared/session";
import { i18n } from "@/shared/words";
import "@/shared/base.css";
import "element-plus/theme-chalk/base.css";
import "element-plus/theme-chalk/el-message.css";
import "element-plus/theme-chalk/el-message-box.css";
import "element-plus/theme-chalk/el-overlay.css";
import "element-plus/theme-chalk/el-button.css";
import "element-plus/theme-chalk/el-input.css";
import "./element.css";
import App from "./App.vue";
import { router } from "./router";

onSignedOut(() => {
  forget();
  const here = router.currentRoute.value;
  if (here.meta.portal) {
    void router.replace({ path: "/", query: { to: here.fullPath } });
  }
});

try {
  await loadSession();
} catch {
  // the entry page says that the platform cannot be reached
}
createApp(App).use(i18n).use(router).mount("#app");
