import { defineConfig } from "vitest/config";

export default defineConfig({ test: { include: ["office/tests/**/*.test.ts"] } });
