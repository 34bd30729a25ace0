import { defineConfig } from "@playwright/test";

const BASE_URL = process.env.E2E_BASE_URL ?? "http://127.0.0.1:3000";

/** These only look at what is there; two of them may look at once. */
const READERS = ["**/5-access.spec.ts", "**/17-language.spec.ts"];

/** Runs against a studio that is already up; one browser after the other, since they share its data, and the readers at the end. */
export default defineConfig({
  testDir: "./e2e",
  outputDir: "./test-results",
  fullyParallel: false,
  workers: 2,
  projects: [
    { name: "one by one", testIgnore: READERS, workers: 1 },
    { name: "readers", testMatch: READERS, fullyParallel: true, dependencies: ["one by one"] },
  ],
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  use: {
    baseURL: BASE_URL,
    viewport: { width: 1280, height: 900 },
    locale: "en-US",
    timezoneId: "UTC",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.E2E_CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
    },
  },
});
