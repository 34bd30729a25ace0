import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    environment: "node",
    include: ["**/*.test.{ts,tsx}"],
    exclude: ["node_modules/**", ".next/**", "e2e/**"],
    setupFiles: ["./test/setup.ts"],
    testTimeout: 60_000,
    // Only how long to wait for what never comes: a busy machine must not fail a test.
    expect: { poll: { timeout: 30_000 } },
    restoreMocks: true,
    pool: "threads",
  },
});
