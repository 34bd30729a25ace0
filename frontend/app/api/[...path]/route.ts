import { forward } from "@/lib/proxy/forward";
import { soundPath } from "@/lib/proxy/percent";
import { problemResponse } from "@/lib/proxy/problem";

export const dynamic = "force-dynamic";
export const runtime = "nodejs";

/** `/api/v1/runs?limit=5` is the backend's `/v1/runs?limit=5`. */
async function pass(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const path = soundPath(pathname.slice("/api".length));
  const isMetrics = decodeURIComponent(path).replace(/\/+$/, "") === "/metrics";
  return isMetrics ? noMetrics() : forward(request, path + search);
}

/** The metrics are for whoever runs the studio, on the port of its API. */
function noMetrics(): Response {
  return problemResponse({
    title: "Not Found",
    status: 404,
    code: "not_found",
    detail: "The metrics are not on this site.",
    hint: "Prometheus reads them from the port of the API.",
  });
}

export { pass as DELETE, pass as GET, pass as PATCH, pass as POST, pass as PUT };
