import { fileURLToPath } from "node:url";

import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";
import { VitePWA } from "vite-plugin-pwa";

import { appVersion } from "../tools/app-version.mjs";
import { appIcons } from "../tools/app-icons.mjs";

/** The field app: built into the Python package, served by the same installation at /lapangan/. */
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: "/lapangan/",
  build: {
    outDir: fileURLToPath(new URL("../../src/pendamping/web/static/lapangan/", import.meta.url)),
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    // Small parts of many screens travel as one file: packed together they are a tenth smaller, and so is the first load.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: "parts", test: /\/src\/app\/(components|words)\// }] } },
    },
  },
  // The texts are compiled without `eval`, which the pages' policy forbids; nothing reads Vue's development helpers.
  define: {
    __APP_VERSION__: JSON.stringify(appVersion()),
    __VUE_OPTIONS_API__: "false",
    __VUE_PROD_DEVTOOLS__: "false",
    __INTLIFY_PROD_DEVTOOLS__: "false",
  },
  plugins: [
    vue(),
    appIcons({ 192: "icon-192.png", 512: "icon-512.png" }),
    VitePWA({
      strategies: "generateSW",
      registerType: "prompt", // a new version waits until its user says so: drafts are never interrupted
      injectRegister: null,
      workbox: {
        globPatterns: ["**/*.{html,js,css}"],
        navigateFallback: "/lapangan/index.html",
        cleanupOutdatedCaches: true,
        clientsClaim: true, // the first page too: what it fetches later is kept
        // Fetched only where they are needed, and then kept: stand-ins for what a newer browser has itself, and English.
        globIgnores: ["**/jsQR-*.js", "**/ed25519-*.js", "**/en-*.js"],
        // Reports, photos and answers are the app's own storage; the worker keeps the shell and nothing else.
        runtimeCaching: [
          {
            urlPattern: /\/lapangan\/assets\/(jsQR|ed25519|en)-[^/]+\.js$/,
            handler: "CacheFirst",
            options: { cacheName: "stand-ins" },
          },
        ],
      },
      manifest: {
        id: "/lapangan/",
        name: "Pendamping Lapangan",
        short_name: "Pendamping",
        description: "Laporan harian pendamping desa, juga tanpa sinyal",
        lang: "id",
        start_url: "/lapangan/",
        scope: "/lapangan/",
        display: "standalone",
        orientation: "portrait",
        background_color: "#ffffff",
        theme_color: "#233b86",
        icons: [
          { src: "icon-192.png", sizes: "192x192", type: "image/png" },
          { src: "icon-512.png", sizes: "512x512", type: "image/png" },
          { src: "icon-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
        ],
      },
    }),
  ],
});
