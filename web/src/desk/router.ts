import { createRouter, createWebHistory, type RouteRecordRaw } from "vue-router";
import { session } from "@/shared/session";
import { portals, portalsOf } from "./portal";

const pages: RouteRecordRaw[] = portals.flatMap((portal) =>
  portal.pages.map((page) => ({
    path: `/${portal.name}${page.path ? `/${page.path}` : ""}`,
    component: page.component,
    meta: { portal: portal.name, title: page.title },
  })));

export const router = createRouter({
  history: createWebHistory("/portal/"),
  routes: [
    { path: "/", component: () => import("./Entry.vue"), meta: { title: ["登录", "Sign in"] } },
    ...pages,
    { path: "/:rest(.*)*", component: () => import("./NotFound.vue"), meta: { title: ["没有这个页面", "No such page"] } },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
});

router.beforeEach((to) => {
  const portal = to.meta.portal as string | undefined;
  if (!portal || portalsOf(session.role).some((one) => one.name === portal)) {
    return true;
  }
  return { path: "/", query: { to: to.fullPath } };
});
