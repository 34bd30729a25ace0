import { type NextRequest, NextResponse } from "next/server";

import { refuseForeignHost } from "@/lib/proxy/hosts";
import { hasAccounts, tlsHeaders } from "@/lib/proxy/settings";
import { BARE_HEADER, isOpenPage, SHARED_PAGE, signInPath } from "@/lib/sign-in";
import { tileOrigin, tileSetting } from "@/lib/map-tiles";
import { contentSecurityPolicy } from "@/lib/security";

/** Gives every page a nonce; Next reads it from the request's policy and marks its own scripts. */
export function proxy(request: NextRequest): Response {
  const foreign = refuseForeignHost(request.headers);
  if (foreign) return foreign;
  const { pathname, search } = request.nextUrl;
  const names = request.cookies.getAll().map(({ name }) => name);
  const detour = hasAccounts() ? signInPath(pathname, search, names) : null;
  // Next sends the path alone, so that it does not matter which name the browser has called.
  if (detour) return NextResponse.redirect(new URL(detour, request.nextUrl), { headers: { "cache-control": "no-store", ...tlsHeaders() } });
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const { tiles } = tileSetting();
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === "development", tiles ? tileOrigin(tiles.url) : undefined);
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set(BARE_HEADER, isOpenPage(pathname) ? "1" : "0");
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  for (const [name, value] of Object.entries(tlsHeaders())) response.headers.set(name, value);
  if (pathname === SHARED_PAGE) response.headers.set("cache-control", "no-store");
  return response;
}

// The API is left out: a proxy would hold request bodies back in memory.
export const config = {
  matcher: ["/((?!api/|_next/static|_next/image|icon.svg).*)"],
};
