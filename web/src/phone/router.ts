import { createRouter, createWebHistory, type RouteRecordRaw } from "vue-router";
import { session } from "@/shared/session";
import type { Pair } from "@/shared/words";
import Home from "./Home.vue";

type Load = () => Promise<{ default: object }>;

function page(path: string, title: Pair, tab: string, component: Load, up?: string): RouteRecordRaw {
  return { path, component, meta: { title, tab, up } };
}

export const router = createRouter({
  history: createWebHistory("/m/"),
  routes: [
    { path: "/enter", component: () => import("./Enter.vue"), meta: { title: ["登录", "Sign in"] } },
    { path: "/", component: Home, meta: { title: ["我的处方", "My prescriptions"], tab: "rx" } },
    page("/rx/:hiRxno", ["处方", "Prescription"], "rx", () => import("./Prescription.vue")),
    page("/rx/:hiRxno/pharmacies", ["选药店", "Choose a pharmacy"], "rx", () => import("./Pharmacies.vue")),
    page("/rx/:hiRxno/trail", ["处方轨迹", "Trail"], "rx", () => import("./Trail.vue")),
    page("/code", ["取药码", "Code"], "code", () => import("./Code.vue")),
    page("/messages", ["消息", "Messages"], "messages", () => import("./Messages.vue")),
    page("/me", ["我的", "Me"], "me", () => import("./Me.vue")),
    page("/me/settlements", ["费用与支付", "Costs and payments"], "me", () => import("./Settlements.vue"), "/me"),
    page("/me/settlements/:setlId", ["结算单", "Settlement"], "me", () => import("./Settlement.vue"), "/me/settlements"),
    page("/me/doctor", ["家庭医生", "Family doctor"], "me", () => import("./FamilyDoctor.vue"), "/me"),
    page("/me/repeats", ["我的续方", "My repeats"], "me", () => import("./Repeats.vue"), "/me"),
    page("/me/health", ["健康测量", "My readings"], "me", () => import("./Readings.vue"), "/me"),
    page("/me/looks", ["谁看过我的数据", "Who looked at my data"], "me", () => import("./Looks.vue"), "/me"),
    page("/me/family", ["家庭共济", "Family"], "me", () => import("./Family.vue"), "/me"),
    page("/me/away", ["异地就医备案", "Care in another city"], "me", () => import("./Away.vue"), "/me"),
    page("/me/chronic", ["慢病认定", "Chronic filings"], "me", () => import("./Chronic.vue"), "/me"),
    page("/me/chronic/apply", ["申请认定", "Apply"], "me", () => import("./ChronicApply.vue"), "/me/chronic"),
    page("/me/chronic/:id", ["认定申请", "Application"], "me", () => import("./ChronicCase.vue"), "/me/chronic"),
    page("/me/places", ["定点医药机构", "My designated places"], "me", () => import("./DesignatedPlaces.vue"), "/me/chronic"),
    page("/me/cards", ["银行卡", "Bank cards"], "me", () => import("./Cards.vue"), "/me"),
    page("/me/account", ["个人账户", "Personal account"], "me", () => import("./Account.vue"), "/me"),
    { path: "/:rest(.*)*", redirect: "/" },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
});

router.beforeEach((to) =>
  to.path === "/enter" || session.role === "PATIENT" ? true : { path: "/enter", query: { to: to.fullPath } });
