import { once } from "node:events";

import { describe, expect, it, vi } from "vitest";

import { GET, POST } from "@/app/api/[...path]/route";
import { GET as taskGet } from "@/app/api/task/[taskId]/route";
import { POST as trainPost } from "@/app/api/train/route";
import { timeoutMs } from "@/lib/proxy/forward";
import { bodyOf, json, withBackend } from "@/test/backend";

const WEB = "http://localhost:3000";

const get = (path: string, init: RequestInit = {}) =>
  GET(new Request(WEB + path, { ...init, headers: { host: "localhost:3000", ...init.headers } }));

function post(path: string, body: BodyInit, headers: Record<string, string> = {}, init: RequestInit = {}): Request {
  return new Request(WEB + path, {
    method: "POST",
    body,
    headers: { host: "localhost:3000", ...headers },
    duplex: "half",
    ...init,
  } as RequestInit);
}

describe("the catch-all proxy", () => {
  const backend = withBackend();

  it("maps /api/<path>?<query> to <path>?<query> and keeps status and body", async () => {
    backend.handle((request, response) => json(response, { url: request.url }, 207));
    const answer = await get("/api/v1/runs?limit=5&state=queued");
    expect(answer.status).toBe(207);
    expect(await answer.json()).toEqual({ url: "/v1/runs?limit=5&state=queued" });
  });

  it("keeps an encoded slash inside a path segment", async () => {
    backend.handle((request, response) => json(response, { url: request.url }));
    expect(await (await get("/api/v1/datasets/a%2Fb")).json()).toEqual({ url: "/v1/datasets/a%2Fb" });
  });

  it("passes on the headers it knows and drops all cookies but the session's", async () => {
    backend.handle((_, response) => json(response, {}));
    const cookie = "theme=dark; houseprice_session=abc; secret=1; x_houseprice_session=2; houseprice_openid=way";
    const headers = { "idempotency-key": "k1", cookie, origin: WEB, "content-type": "application/json", "x-forwarded-for": "192.0.2.1", "x-user": "root" };
    await POST(post("/api/v1/runs", "{}", headers));
    const sent = backend.seen[0]?.headers;
    expect(sent?.["idempotency-key"]).toBe("k1");
    expect(sent?.["content-type"]).toBe("application/json");
    expect(sent?.cookie).toBe("houseprice_session=abc; houseprice_openid=way");
    expect(sent?.origin).toBe(WEB);
    expect(sent?.["x-forwarded-host"]).toBe("localhost:3000");
    expect(sent?.["x-forwarded-for"]).toBeUndefined();
    expect(sent?.["x-user"]).toBeUndefined();
    expect(sent?.["accept-encoding"]).toBe("identity");
  });

  it("streams a body through unchanged", async () => {
    backend.handle(async (request, response) => json(response, { got: await bodyOf(request) }));
    const answer = await POST(post("/api/v1/datasets", "price,area\n1,2\n", { "content-type": "text/csv" }));
    expect(await answer.json()).toEqual({ got: "price,area\n1,2\n" });
  });

  it("hands the cookie of a new session to the browser", async () => {
    const cookie = "houseprice_session=abc; HttpOnly; Path=/; SameSite=lax";
    backend.handle((_, response) => json(response, {}, 200, { "set-cookie": cookie }));
    expect((await POST(post("/api/v1/account/sign-in", "{}"))).headers.get("set-cookie")).toBe(cookie);
  });

  it("points a Location at this site", async () => {
    backend.handle((_, response) => json(response, {}, 201, { location: "/v1/runs/abc" }));
    expect((await POST(post("/api/v1/runs", "{}"))).headers.get("location")).toBe("/api/v1/runs/abc");
  });

  it("passes on that nothing has changed", async () => {
    backend.handle((request, response) => {
      response.writeHead(request.headers["if-none-match"] === '"a"' ? 304 : 200, { etag: '"a"' }).end();
    });
    const answer = await get("/api/v1/runs/abc", { headers: { "if-none-match": '"a"' } });
    expect(answer.status).toBe(304);
    expect(answer.headers.get("etag")).toBe('"a"');
  });

  it.each([
    ["/api/v1/runs/abc?wait=25", 40_000],
    ["/api/v1/runs/abc?wait=1e9", 40_000],
    ["/api/v1/runs/abc?wait=x", 15_000],
    ["/api/v1/runs/abc", 15_000],
  ])("gives a call the time that it waits: %s", (path, milliseconds) => {
    expect(timeoutMs(new Request(WEB + path))).toBe(milliseconds);
  });

  it.each(["/api/metrics", "/api/%6detrics", "/api/metrics/", "/api/%6Detri%63s?x=1"])("does not show the metrics of the API: %s", async (path) => {
    backend.handle((_, response) => json(response, {}));
    expect((await get(path)).status).toBe(404);
    expect(backend.seen).toEqual([]);
  });

  it("sends a path that cannot be decoded as one that names nothing", async () => {
    backend.handle((request, response) => json(response, { url: request.url }, 404));
    const answer = await get("/api/v1/runs/%E0%A4%A");
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({ url: "/v1/runs/%25E0%25A4%25A" });
  });

  it("passes on how the page of an answer may act, and what keeps a browser to TLS", async () => {
    const headers = { "content-security-policy": "default-src 'none'", "strict-transport-security": "max-age=31536000" };
    backend.handle((_, response) => json(response, {}, 200, headers));
    const answer = await get("/api/v1/runs");
    for (const [name, value] of Object.entries(headers)) expect(answer.headers.get(name)).toBe(value);
  });

  it("sends its own problems as what they are, with TLS where the studio has it", async () => {
    const plain = await get("/api/metrics");
    expect(plain.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(plain.headers.get("strict-transport-security")).toBeNull();
    vi.stubEnv("HOUSEPRICE_PUBLIC_URL", "https://houses.test");
    expect((await get("/api/metrics")).headers.get("strict-transport-security")).toBe("max-age=31536000");
    vi.unstubAllEnvs();
  });

  it("answers 503 with a problem when the backend is away", async () => {
    await backend.stop();
    const answer = await get("/api/v1/runs");
    expect(answer.status).toBe(503);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(await answer.json()).toMatchObject({ code: "backend_unreachable", status: 503 });
  });

  it.each([
    ["another site's page", { origin: "http://evil.test" }],
    ["an opaque origin", { origin: "null" }],
    ["a browser that says cross-site", { "sec-fetch-site": "cross-site" }],
  ])("refuses a write from %s", async (_, headers) => {
    const answer = await POST(post("/api/v1/runs", "{}", headers));
    expect(answer.status).toBe(403);
    expect(backend.seen).toHaveLength(0);
  });

  it.each([
    ["its own name", { host: "evil.test", origin: "http://evil.test" }],
    ["its own name, of the same origin", { host: "evil.test", "sec-fetch-site": "same-origin" }],
    ["a made-up forwarded name", { origin: "http://evil.test", "x-forwarded-host": "evil.test" }],
    ["a name that begins like ours", { host: "127.0.0.1.evil.test" }],
    ["an address of the network", { host: "192.0.2.7:3000" }],
  ])("refuses a page that has %s point here", async (_, headers) => {
    const answers = [await POST(post("/api/v1/runs", "{}", headers)), await get("/api/v1/runs", { headers }), await trainPost(post("/api/train", '{"model_type":"all"}', headers))];
    for (const answer of answers) {
      expect(answer.status).toBe(421);
      expect(await answer.json()).toMatchObject({ code: "foreign_host" });
    }
    expect(backend.seen).toHaveLength(0);
  });

  it.each([
    ["a name of the settings", { host: "houses.test" }, { HOUSEPRICE_ALLOWED_HOSTS: "other.test, houses.test" }],
    ["the public address", { host: "houses.test:8443" }, { HOUSEPRICE_PUBLIC_URL: "https://houses.test:8443" }],
    ["an address, with accounts", { host: "192.0.2.7:3000" }, { HOUSEPRICE_ACCOUNTS: "accounts" }],
    ["an address of this machine", { host: "[::1]:3000" }, {}],
  ])("takes %s", async (_, headers, settings) => {
    Object.entries(settings).forEach(([name, value]) => vi.stubEnv(name, value));
    backend.handle((_, response) => json(response, {}));
    expect((await get("/api/v1/runs", { headers })).status).toBe(200);
    vi.unstubAllEnvs();
  });

  it("takes a write without origin, as curl sends it", async () => {
    backend.handle((_, response) => json(response, {}, 202));
    expect((await POST(post("/api/v1/runs", "{}"))).status).toBe(202);
  });

  it("refuses a body that says it is too large without sending it", async () => {
    process.env.HOUSEPRICE_MAX_UPLOAD_BYTES = "1000";
    const answer = await POST(post("/api/v1/datasets", "x", { "content-length": "10000000" }));
    expect(answer.status).toBe(413);
    expect(backend.seen).toHaveLength(0);
  });

  it("stops a stream that grows too large", async () => {
    process.env.HOUSEPRICE_MAX_UPLOAD_BYTES = "1000";
    backend.handle(async (request, response) => {
      await bodyOf(request).catch(() => "");
      json(response, {});
    });
    const chunk = new Uint8Array(40_000);
    const body = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(chunk) });
    const answer = await POST(post("/api/v1/datasets", body));
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: "too_large" });
  });
});

describe("the event stream", () => {
  const backend = withBackend();

  it("hands each event over as it comes, with the id of the last one seen", async () => {
    let next = () => undefined as void;
    backend.handle((_, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write("id: 8\nevent: run\ndata: {}\n\n");
      next = () => void response.write("id: 9\nevent: run\ndata: {}\n\n");
    });
    const answer = await get("/api/v1/events", { headers: { "last-event-id": "7" } });
    const reader = answer.body!.getReader();
    const text = async () => new TextDecoder().decode((await reader.read()).value);
    expect(await text()).toContain("id: 8");
    next();
    expect(await text()).toContain("id: 9");
    expect(backend.seen[0]?.headers["last-event-id"]).toBe("7");
    expect(answer.headers.get("cache-control")).toBe("no-cache, no-transform");
    await reader.cancel();
  });

  it("closes the backend's stream when the browser leaves", async () => {
    const left = new AbortController();
    backend.handle((_, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(": hello\n\n");
    });
    const answer = await get("/api/v1/events", { signal: left.signal });
    await answer.body!.getReader().read();
    const socket = backend.seen[0]!.socket;
    const closed = once(socket, "close");
    left.abort();
    await closed;
    expect(socket.destroyed).toBe(true);
  });
});

describe("POST /api/train", () => {
  const backend = withBackend();
  const train = (body: string, headers: Record<string, string> = {}) => trainPost(post("/api/train", body, headers));

  it.each([
    ["in the background by default", '{"model_type":"pytorch","epochs":5}', "/train/pytorch/async"],
    ["waited for when asked", '{"model_type":"all","async":false,"epochs":5}', "/train/all"],
  ])("trains %s", async (_, body, path) => {
    backend.handle(async (request, response) => json(response, { url: request.url, body: JSON.parse(await bodyOf(request)) }, 202));
    const answer = await train(body, { "idempotency-key": "k2" });
    expect(answer.status).toBe(202);
    expect(await answer.json()).toEqual({ url: path, body: { epochs: 5 } });
    expect(backend.seen[0]?.headers["idempotency-key"]).toBe("k2");
  });

  it.each([
    ["not JSON", "{", 400],
    ["an array", "[]", 400],
    ["an unknown model type", '{"model_type":"../health"}', 422],
    ["no model type", "{}", 422],
    ["async that is no boolean", '{"model_type":"all","async":"yes"}', 422],
  ])("refuses %s", async (_, body, status) => {
    const answer = await train(body);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ status, code: "invalid_input" });
    expect(backend.seen).toHaveLength(0);
  });
});

describe("GET /api/task/{id}", () => {
  const backend = withBackend();

  it("asks for the status of that task, whatever the id holds", async () => {
    backend.handle((request, response) => json(response, { url: request.url }));
    const answer = await taskGet(new Request(`${WEB}/api/task/x`, { headers: { host: "localhost:3000" } }), { params: Promise.resolve({ taskId: "a/../b?c" }) });
    expect(await answer.json()).toEqual({ url: "/task/a%2F..%2Fb%3Fc/status" });
  });

  it("passes a 404 on", async () => {
    backend.handle((_, response) => json(response, { code: "not_found", detail: "no such task", status: 404 }, 404));
    const answer = await taskGet(new Request(`${WEB}/api/task/x`, { headers: { host: "localhost:3000" } }), { params: Promise.resolve({ taskId: "x" }) });
    expect(answer.status).toBe(404);
  });
});
