import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [vue()],
  test: { include: ["office/tests/**/*.test.ts", "field/tests/**/*.test.ts", "shared/*.test.ts"] },
});
