import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vitest/config";

import { appVersion } from "./tools/app-version.mjs";

export default defineConfig({
  plugins: [vue()],
  define: { __APP_VERSION__: JSON.stringify(appVersion()) },
  test: {
    include: ["office/tests/**/*.test.ts", "field/tests/**/*.test.ts", "shared/*.test.ts"],
    // How fast a busy machine is, is no fault of what is tested; a test that hangs still ends.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
