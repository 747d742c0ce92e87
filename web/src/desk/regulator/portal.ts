import type { Portal } from "../portal";

export default {
  name: "regulator",
  roles: ["REGULATOR"],
  title: ["监管", "Regulator"],
  pages: [
    { path: "", title: ["今日总览", "Today"], component: () => import("./Today.vue") },
    { path: "institutions", title: ["机构对比", "Institutions"], component: () => import("./Institutions.vue") },
    { path: "clinics", title: ["村卫生室", "Village clinics"], component: () => import("./Clinics.vue") },
    { path: "alerts", title: ["复查提示", "Alerts"], component: () => import("./Alerts.vue") },
    { path: "chronic", title: ["慢病管理", "Chronic care"], component: () => import("./Chronic.vue") },
    { path: "chronic/list", title: ["慢病登记清单", "Chronic registry"], component: () => import("./ChronicList.vue"), hidden: true },
    { path: "reach", title: ["取药可及性", "Reach"], component: () => import("./Reach.vue") },
    { path: "wall", title: ["大屏", "Wall"], component: () => import("./Wall.vue") },
    { path: "cases/:step", title: ["清单", "List"], component: () => import("./Cases.vue") },
    { path: "prescription/:hiRxno", title: ["处方", "Prescription"], component: () => import("./OnePrescription.vue") },
    { path: "settlement/:setlId", title: ["结算", "Settlement"], component: () => import("./OneSettlement.vue") },
  ],
} satisfies Portal;
