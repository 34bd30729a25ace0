import { forward } from "@/lib/proxy/forward";

export const dynamic = "force-dynamic";
export const runtime = "nodejs";

/** `/api/v1/runs?limit=5` is the backend's `/v1/runs?limit=5`. */
function pass(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  return forward(request, pathname.slice("/api".length) + search);
}

export { pass as DELETE, pass as GET, pass as PATCH, pass as POST, pass as PUT };
