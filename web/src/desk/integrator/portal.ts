import type { Portal } from "../portal";

export default {
  name: "integrator",
  roles: ["INTEGRATOR"],
  title: ["接入", "Integrator"],
  pages: [
    { path: "", title: ["应用与密钥", "Applications"], component: () => import("./Applications.vue") },
    { path: "try", title: ["试调用", "Try"], component: () => import("./TryIt.vue") },
    { path: "check", title: ["报文校验", "Check"], component: () => import("./Check.vue") },
    { path: "log", title: ["报文日志", "Messages"], component: () => import("./MessageLog.vue") },
    { path: "status", title: ["平台状态", "Status"], component: () => import("./Status.vue") },
  ],
} satisfies Portal;
