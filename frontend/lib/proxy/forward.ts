import { refuseForeignHost } from "@/lib/proxy/hosts";
import { BodyTooLarge, limitBody } from "@/lib/proxy/limit";
import { problemResponse } from "@/lib/proxy/problem";
import { backendUrl, bodyLimitBytes } from "@/lib/proxy/settings";

const REQUEST_HEADERS = [
  "accept",
  "accept-language",
  "authorization",
  "content-type",
  "idempotency-key",
  "if-match",
  "if-none-match",
  "last-event-id",
  "origin",
  "range",
  "sec-fetch-site",
  "user-agent",
  "x-request-id",
];
const RESPONSE_HEADERS = [
  "accept-ranges",
  "cache-control",
  "content-disposition",
  "content-length",
  "content-range",
  "content-security-policy",
  "content-type",
  "etag",
  "idempotent-replayed",
  "last-modified",
  "location",
  "retry-after",
  "strict-transport-security",
  "www-authenticate",
  "x-request-id",
];
const READING = new Set(["GET", "HEAD", "OPTIONS"]);
const HEADERS_TIMEOUT_MS = 15_000;
const LONGEST_WAIT_S = 25;
const WRITE_TIMEOUT_MS = 300_000;

/** Sends a browser's request on to the backend and its answer back, streams included. */
export async function forward(request: Request, path: string): Promise<Response> {
  const refusal = refuse(request);
  if (refusal) return refusal;
  const ended = new AbortController();
  const timer = setTimeout(() => ended.abort(new DOMException("No answer in time.", "TimeoutError")), timeoutMs(request));
  try {
    const upstream = await fetch(`${backendUrl()}${path}`, {
      method: request.method,
      headers: requestHeaders(request.headers),
      body: request.body && limitBody(request.body, bodyLimitBytes()),
      signal: AbortSignal.any([request.signal, ended.signal]),
      cache: "no-store",
      redirect: "manual",
      // Needed by Node for a body that is a stream.
      ...(request.body ? { duplex: "half" } : {}),
    });
    return new Response(upstream.body, {
      status: upstream.status,
      headers: responseHeaders(upstream.headers),
    });
  } catch (error) {
    return explain(error, request);
  } finally {
    clearTimeout(timer);
  }
}

/** A long poll may wait for as long as it asks for, in seconds, before the time to answer begins. */
export function timeoutMs(request: Request): number {
  if (!READING.has(request.method)) return WRITE_TIMEOUT_MS;
  const wait = Number(new URL(request.url).searchParams.get("wait") ?? 0);
  return HEADERS_TIMEOUT_MS + 1000 * (wait > 0 ? Math.min(wait, LONGEST_WAIT_S) : 0);
}

/** A page of another site must not be able to act for the reader of this one. */
export function refuse(request: Request): Response | null {
  const foreign = refuseForeignHost(request.headers);
  if (foreign) return foreign;
  const length = Number(request.headers.get("content-length") ?? 0);
  if (length > bodyLimitBytes()) return tooLarge();
  if (READING.has(request.method)) return null;
  const origin = request.headers.get("origin");
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  const sameSite = origin === null || (URL.canParse(origin) && new URL(origin).host === host);
  if (sameSite && request.headers.get("sec-fetch-site") !== "cross-site") return null;
  return problemResponse({
    title: "Forbidden",
    status: 403,
    code: "cross_site",
    detail: `Requests that change something must come from this site, got origin ${origin ?? "unknown"}.`,
    hint: "Open the interface itself, or call the API at its own address.",
  });
}

function requestHeaders(from: Headers): Headers {
  const headers = pick(from, REQUEST_HEADERS);
  const cookies = ownCookies(from);
  if (cookies) headers.set("cookie", cookies);
  // The backend compares the page's origin with the name that the browser has called.
  const host = from.get("x-forwarded-host") ?? from.get("host");
  if (host) headers.set("x-forwarded-host", host);
  // A compressed event stream would be held back until a block is full.
  headers.set("accept-encoding", "identity");
  return headers;
}

/** Of all cookies only the session goes on, and what a browser shows when it comes back from the provider. */
function ownCookies(from: Headers): string | undefined {
  const cookies = from.get("cookie")?.split(";").map((cookie) => cookie.trim());
  return cookies?.filter((cookie) => /^(__Host-)?houseprice_(session|openid)=/.test(cookie)).join("; ");
}

function responseHeaders(from: Headers): Headers {
  const headers = pick(from, RESPONSE_HEADERS);
  // `get` would join several cookies into a line that no browser reads.
  for (const cookie of from.getSetCookie()) headers.append("set-cookie", cookie);
  const location = headers.get("location");
  if (location?.startsWith("/")) headers.set("location", `/api${location}`);
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
  if (headers.get("content-type")?.startsWith("text/event-stream")) {
    headers.set("cache-control", "no-cache, no-transform");
    headers.set("x-accel-buffering", "no");
  }
  return headers;
}

function pick(from: Headers, names: string[]): Headers {
  const headers = new Headers();
  for (const name of names) {
    const value = from.get(name);
    if (value !== null) headers.set(name, value);
  }
  return headers;
}

function explain(error: unknown, request: Request): Response {
  const cause = error instanceof Error && error.cause ? error.cause : error;
  if (error instanceof BodyTooLarge || cause instanceof BodyTooLarge) return tooLarge();
  if (request.signal.aborted) return new Response(null, { status: 499 });
  if (error instanceof Error && error.name === "TimeoutError") {
    return problemResponse({
      title: "Gateway timeout",
      status: 504,
      code: "backend_timeout",
      detail: "The backend accepted the request but did not answer in time.",
      hint: "Trainings go on. Try again; if it persists look at the backend's log.",
    });
  }
  return problemResponse({
    title: "Service unavailable",
    status: 503,
    code: "backend_unreachable",
    detail: "The web server cannot reach the backend.",
    hint: "Start it with ./start-all.sh, or look at docker compose ps. Trainings that run go on.",
  });
}

function tooLarge(): Response {
  return problemResponse({
    title: "Too large",
    status: 413,
    code: "too_large",
    detail: `A request must be at most ${bodyLimitBytes()} bytes.`,
    hint: "Send a smaller file, or import it with the command line.",
  });
}
