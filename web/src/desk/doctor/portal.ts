import type { Portal } from "../portal";

const portal: Portal = {
  name: "doctor",
  roles: ["MEDICAL"],
  title: ["医生", "Doctor"],
  pages: [
    { path: "", title: ["开方", "Prescribe"], component: () => import("./Write.vue") },
    { path: "list", title: ["我的处方", "My prescriptions"], component: () => import("./MyList.vue") },
    { path: "rx/:hiRxno", title: ["处方详情", "Prescription"], component: () => import("./Detail.vue") },
  ],
};

export default portal;
