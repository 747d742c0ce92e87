import type { Portal } from "../portal";

const portal: Portal = {
  name: "review",
  roles: ["REVIEWER"],
  title: ["审方", "Review"],
  pages: [
    { path: "", title: ["审方台", "Review desk"], component: () => import("./ReviewDesk.vue") },
    { path: "quality", title: ["我的质量", "My quality"], component: () => import("./QualityPage.vue") },
  ],
};

export default portal;
