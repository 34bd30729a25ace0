import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { test as base, expect } from "@playwright/test";

export { expect };

/** A studio with accounts of its own: API and web server, without a worker. */
export type AccountsStudio = { web: string; api: string; firstLink: string };

const VENV = dirname((process.env.E2E_SUPERVISORCTL ?? join(import.meta.dirname, "../../.venv/bin/x")).split(" ")[0] ?? "");

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return typeof address === "object" && address ? address.port : 0;
}

async function untilAnswers(url: string, process: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 240; tries++) {
    if (process.exitCode !== null) throw new Error(`${url} ended with ${process.exitCode}`);
    const answer = await fetch(url, { redirect: "manual" }).catch(() => null);
    if (answer) return;
    await new Promise((later) => setTimeout(later, 250));
  }
  throw new Error(`${url} did not answer`);
}

async function start(home: string, processes: ChildProcess[]): Promise<AccountsStudio> {
  const [apiPort, webPort] = [await freePort(), await freePort()];
  const [api, web] = [`http://127.0.0.1:${apiPort}`, `http://127.0.0.1:${webPort}`];
  const providerPort = await freePort();
  const provider = {
    HOUSEPRICE_OIDC_ISSUER: `http://127.0.0.1:${providerPort}`,
    HOUSEPRICE_OIDC_CLIENT_ID: "studio",
    HOUSEPRICE_OIDC_CLIENT_SECRET: "the secret of the studio",
    HOUSEPRICE_OIDC_NAME: "Example",
  };
  const shared = { ...process.env, HOUSEPRICE_ACCOUNTS: "accounts", HOUSEPRICE_PROMOTION_NEEDS_SECOND: "true", HOUSEPRICE_PUBLIC_URL: web, ...provider };
  const settings = { HOUSEPRICE_DATA_DIR: home, HOUSEPRICE_DATABASE_URL: "", HOUSEPRICE_REDIS_URL: "redis://127.0.0.1:1/0", HOUSEPRICE_HOST: "127.0.0.1" };
  const log = openSync(join(home, "api.log"), "a");
  processes.push(spawn(join(VENV, "houseprice"), ["serve", "--port", String(apiPort)], { env: { ...shared, ...settings }, stdio: ["ignore", log, log] }));
  const server = join(import.meta.dirname, "../.next/standalone/server.js");
  const frontend = { PORT: String(webPort), HOSTNAME: "127.0.0.1", BACKEND_URL: api, NODE_ENV: "production" as const };
  processes.push(spawn(process.execPath, [server], { env: { ...shared, ...frontend }, stdio: "ignore" }));
  const providerScript = join(import.meta.dirname, "../../backend/tests/openid_provider.py");
  processes.push(spawn(join(VENV, "python"), [providerScript, String(providerPort)], { stdio: "ignore" }));
  await untilAnswers(`${api}/health`, processes[0]!);
  await untilAnswers(`http://127.0.0.1:${providerPort}/jwks`, processes[2]!);
  await untilAnswers(`${web}/sign-in`, processes[1]!);
  const firstLink = /http\S+\/welcome#\S+/.exec(readFileSync(join(home, "api.log"), "utf8"))?.[0] ?? "";
  return { web, api, firstLink };
}

export const test = base.extend<object, { studio: AccountsStudio }>({
  studio: [
    async ({}, provide) => {
      const home = mkdtempSync(join(tmpdir(), "houseprice-accounts-"));
      const processes: ChildProcess[] = [];
      try {
        await provide(await start(home, processes));
      } finally {
        processes.forEach((process) => process.kill());
        rmSync(home, { recursive: true, force: true });
      }
    },
    { scope: "worker", timeout: 120_000 },
  ],
});
