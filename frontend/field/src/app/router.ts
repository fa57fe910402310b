/** The screens and their addresses; each is loaded when it is first opened, and the worker has them all. */
import { createRouter, createWebHistory, type RouteRecordRaw, type Router } from "vue-router";

import { notice } from "./notice";
import type { Session } from "./session";

declare module "vue-router" {
  interface RouteMeta {
    /** Which of the four tabs is marked; absent: the screen has no tabs. */
    tab?: "/" | "/laporan" | "/desa" | "/kiriman";
    /** Open without a PIN. */
    open?: true;
    /** Something is being written here: no new version is offered meanwhile. */
    writing?: true;
  }
}

export const BASE = "/lapangan/";

const SCREENS: RouteRecordRaw[] = [
  { path: "/", component: () => import("./screens/TodayScreen.vue"), meta: { tab: "/" } },
  { path: "/daftar", component: () => import("./screens/EnrolScreen.vue"), meta: { open: true } },
  { path: "/masuk", component: () => import("./screens/UnlockScreen.vue"), meta: { open: true } },
  {
    path: "/mulai-baru/:id",
    component: () => import("./screens/BeginAnewScreen.vue"),
    props: true,
    meta: { open: true },
  },
  { path: "/laporan", component: () => import("./screens/ReportsScreen.vue"), meta: { tab: "/laporan" } },
  { path: "/laporan/baru", component: () => import("./screens/NewReportScreen.vue"), meta: { writing: true } },
  { path: "/laporan/:id", component: () => import("./screens/ReportScreen.vue"), props: true },
  {
    path: "/laporan/:id/isi",
    component: () => import("./screens/WriteReportScreen.vue"),
    props: true,
    meta: { writing: true },
  },
  {
    path: "/laporan/:id/beda",
    component: () => import("./screens/ConflictScreen.vue"),
    props: true,
    meta: { writing: true },
  },
  { path: "/kiriman", component: () => import("./screens/OutboxScreen.vue"), meta: { tab: "/kiriman" } },
  { path: "/tanda-terima", component: () => import("./screens/ReceiptScreen.vue") },
  { path: "/serahkan", component: () => import("./screens/HandOverScreen.vue") },
  { path: "/desa", component: () => import("./screens/VillagesScreen.vue"), meta: { tab: "/desa" } },
  { path: "/desa/:code", component: () => import("./screens/VillageScreen.vue"), props: true },
  { path: "/kegiatan/:id", component: () => import("./screens/WorkScreen.vue"), props: true, meta: { writing: true } },
  { path: "/rencana", component: () => import("./screens/PlanScreen.vue") },
  { path: "/rencana/baru", component: () => import("./screens/PlanItemScreen.vue"), meta: { writing: true } },
  {
    path: "/rencana/:id",
    component: () => import("./screens/PlanItemScreen.vue"),
    props: true,
    meta: { writing: true },
  },
  {
    path: "/rencana/:id/beda",
    component: () => import("./screens/PlanConflictScreen.vue"),
    props: true,
    meta: { writing: true },
  },
  { path: "/izin/baru", component: () => import("./screens/LeaveScreen.vue"), meta: { writing: true } },
  { path: "/periksa", component: () => import("./screens/InboxScreen.vue") },
  { path: "/periksa/:id", component: () => import("./screens/CheckScreen.vue"), props: true, meta: { writing: true } },
  { path: "/cari", component: () => import("./screens/SearchScreen.vue") },
  { path: "/pengaturan", component: () => import("./screens/SettingsScreen.vue") },
  { path: "/kendala", component: () => import("./screens/ObstaclesScreen.vue") },
  { path: "/kendala/baru", component: () => import("./screens/ObstacleScreen.vue"), meta: { writing: true } },
  {
    path: "/kendala/:id",
    component: () => import("./screens/ObstacleScreen.vue"),
    props: true,
    meta: { writing: true },
  },
  {
    path: "/kendala/:id/beda",
    component: () => import("./screens/ObstacleConflictScreen.vue"),
    props: true,
    meta: { writing: true },
  },
  { path: "/pendataan", component: () => import("./screens/QuestionnairesScreen.vue") },
  {
    path: "/pendataan/:id",
    component: () => import("./screens/QuestionnaireScreen.vue"),
    props: true,
    meta: { writing: true },
  },
  { path: "/rakor", component: () => import("./screens/MeetingsScreen.vue") },
  {
    path: "/rakor/:id",
    component: () => import("./screens/AttendanceScreen.vue"),
    props: true,
    meta: { writing: true },
  },
  { path: "/:rest(.*)*", redirect: "/" },
];

export function makeRouter(session: Session): Router {
  const router = createRouter({
    history: createWebHistory(BASE),
    routes: SCREENS,
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  });
  router.beforeEach(async (to) => {
    // The office's link is `/lapangan/#secret`: what stands behind # is for this screen alone.
    if (to.path !== "/daftar" && to.hash.length > 20) return { path: "/daftar", hash: to.hash };
    if (to.meta.open || session.notebook.value) return true;
    const accounts = await session.phone.accounts();
    if (!accounts.length) return { path: "/daftar" };
    return { path: "/masuk", query: to.fullPath === "/" ? {} : { to: to.fullPath } };
  });
  router.afterEach((_to, from) => {
    notice.turn();
    // The reader of a screen begins at its title; the first screen is announced by the browser itself.
    if (from.matched.length) requestAnimationFrame(() => document.getElementById("title")?.focus());
  });
  return router;
}
