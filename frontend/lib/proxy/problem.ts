import type { Problem } from "@/lib/api/generated";
import { tlsHeaders } from "@/lib/proxy/settings";

type ProblemFields = Pick<Problem, "title" | "status" | "code" | "detail"> & Partial<Problem>;

/** A problem that the web server itself reports, in the API's own shape (RFC 9457). */
export function problemResponse(fields: ProblemFields): Response {
  const problem: Problem = {
    type: "about:blank",
    hint: "",
    places: [],
    error_ref: crypto.randomUUID(),
    ...fields,
  };
  return Response.json(problem, {
    status: problem.status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      ...tlsHeaders(),
    },
  });
}
