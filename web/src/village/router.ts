import { createRouter, createWebHistory } from "vue-router";
import { session } from "@/shared/session";
import Enter from "./Enter.vue";
import Work from "./Work.vue";

export const router = createRouter({
  history: createWebHistory("/v/"),
  routes: [
    // at hand: a log-out empties what the browser keeps, and what is being fetched then may be lost
    { path: "/enter", component: Enter, meta: { title: ["登录", "Sign in"] } },
    { path: "/", component: Work, meta: { title: ["随访任务", "Visits due"] } },
    { path: "/visit/:id", component: () => import("./Visit.vue"), meta: { title: ["填写随访", "Visit"] } },
    { path: "/referred", component: () => import("./Referred.vue"), meta: { title: ["转诊", "Referred"] } },
    { path: "/contracts", component: () => import("./Contracts.vue"), meta: { title: ["签约", "Contracts"] } },
    { path: "/:rest(.*)*", redirect: "/" },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
});

router.beforeEach((to) =>
  to.path === "/enter" || session.role === "MEDICAL" ? true : { path: "/enter", query: { to: to.fullPath } });
