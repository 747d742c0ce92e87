import type { Portal } from "../portal";

const portal: Portal = {
  name: "counter",
  roles: ["PHARMACY"],
  title: ["药店柜台", "Pharmacy counter"],
  pages: [
    { path: "", title: ["柜台", "Counter"], component: () => import("./CounterDesk.vue") },
    { path: "claims", title: ["本店处方", "Prescriptions"], component: () => import("./ClaimsPage.vue") },
    { path: "orders", title: ["待备药", "To prepare"], component: () => import("./OrdersPage.vue") },
    { path: "deliveries", title: ["配送单", "Deliveries"], component: () => import("./DeliveriesPage.vue") },
    { path: "shelf", title: ["库存价格", "Stock, prices"], component: () => import("./ShelfPage.vue") },
    { path: "hours", title: ["营业时间", "Opening hours"], component: () => import("./HoursPage.vue") },
  ],
};

export default portal;
