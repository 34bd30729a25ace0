import { type NextRequest, NextResponse } from "next/server";

import { tileOrigin, tileSetting } from "@/lib/map-tiles";
import { contentSecurityPolicy } from "@/lib/security";

/** Gives every page a nonce; Next reads it from the request's policy and marks its own scripts. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const { tiles } = tileSetting();
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === "development", tiles ? tileOrigin(tiles.url) : undefined);
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

// The API is left out: a proxy would hold request bodies back in memory.
export const config = {
  matcher: ["/((?!api/|_next/static|_next/image|icon.svg).*)"],
};
