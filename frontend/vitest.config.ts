import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vitest/config";

import { appVersion } from "./tools/app-version.mjs";

export default defineConfig({
  plugins: [vue()],
  define: { __APP_VERSION__: JSON.stringify(appVersion()) },
  test: { include: ["office/tests/**/*.test.ts", "field/tests/**/*.test.ts", "shared/*.test.ts"] },
});
