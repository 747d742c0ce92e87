import { createRouter, createWebHistory } from "vue-router";
import { session } from "@/shared/session";

export const router = createRouter({
  history: createWebHistory("/m/"),
  routes: [
    { path: "/enter", component: () => import("./Enter.vue"), meta: { title: ["登录", "Sign in"] } },
    { path: "/:rest(.*)*", redirect: "/enter" },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
});

router.beforeEach((to) =>
  to.path === "/enter" || session.role === "PATIENT" ? true : { path: "/enter", query: { to: to.fullPath } });
