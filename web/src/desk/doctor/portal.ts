import { answer, api } from "@/shared/api";
import type { Portal } from "../portal";

const MOST = 50;

/** How much village doctors put to this hospital waits for an answer. */
async function waiting(): Promise<string> {
  const { items, next } = await answer(api.GET("/api/v1/care-escalations", { params: { query: { most: MOST } } }));
  return items.length ? `${items.length}${next ? "+" : ""}` : "";
}

/** Urgent and other alerts, refills to decide, renewals to answer. */
async function chronic(): Promise<string> {
  const [alerts, tasks, renewals] = await Promise.all([
    answer(api.GET("/api/v1/reading-alerts", { params: { query: { most: MOST } } })),
    answer(api.GET("/api/v1/refill-tasks", { params: { query: { most: MOST } } })),
    answer(api.GET("/api/v1/renewals", { params: { query: { most: MOST } } })),
  ]);
  const n = alerts.length + tasks.filter(({ waiting: one }) => one.why === "OUT_OF_RANGE").length + renewals.length;
  return n === 0 ? "" : n >= MOST ? `${MOST}+` : String(n);
}

const portal: Portal = {
  name: "doctor",
  roles: ["MEDICAL"],
  title: ["医生", "Doctor"],
  pages: [
    { path: "", title: ["开方", "Prescribe"], component: () => import("./Write.vue") },
    { path: "tasks", title: ["慢病患者", "Chronic patients"], component: () => import("./Tasks.vue"), count: chronic },
    { path: "cohort", title: ["我的慢病患者", "My chronic patients"], component: () => import("./Cohort.vue") },
    { path: "list", title: ["我的处方", "My prescriptions"], component: () => import("./MyList.vue") },
    { path: "referred", title: ["基层转诊", "Put to us"], component: () => import("./Referred.vue"), count: waiting },
    { path: "filings", title: ["慢特病认定", "Chronic filings"], component: () => import("./Filings.vue") },
    { path: "filings/new", title: ["申请认定", "Apply"], component: () => import("./FilingNew.vue"), hidden: true },
    { path: "filings/:id", title: ["认定申请", "Application"], component: () => import("./Filing.vue") },
    { path: "rx/:hiRxno", title: ["处方详情", "Prescription"], component: () => import("./Detail.vue") },
  ],
};

export default portal;
