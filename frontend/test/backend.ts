import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { afterEach, beforeEach } from "vitest";

export type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

export type Backend = { url: string; handle: (handler: Handler) => void; seen: IncomingMessage[]; stop: () => Promise<void> };

async function start(): Promise<Backend> {
  let handler: Handler = (_, response) => void response.writeHead(404).end();
  const seen: IncomingMessage[] = [];
  const server: Server = createServer((request, response) => {
    seen.push(request);
    void handler(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    handle: (next) => {
      handler = next;
    },
    seen,
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}

/** A real HTTP server on a free port in place of the backend, one for each test. */
export function withBackend(): Backend {
  const held = {} as Backend;
  beforeEach(async () => {
    Object.assign(held, await start());
    process.env.BACKEND_URL = held.url;
  });
  afterEach(async () => {
    await held.stop();
    delete process.env.BACKEND_URL;
    delete process.env.HOUSEPRICE_MAX_UPLOAD_BYTES;
  });
  return held;
}

export function json(response: ServerResponse, body: unknown, status = 200, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
