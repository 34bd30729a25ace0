import { client } from "@/lib/api/generated/client.gen";
import type { Problem } from "@/lib/api/generated";

/** Browser calls go through this site's own route handlers. */
client.setConfig({ baseUrl: "/api" });

/** A failed call, always with the server's problem details or our own in the same shape. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";

  constructor(readonly problem: Problem) {
    super(problem.detail);
  }

  /** The server could not be reached, as opposed to having refused. */
  get unreachable(): boolean {
    const { code, status } = this.problem;
    // A server in front of the web server explains nothing when that one is away.
    return ["backend_unreachable", "backend_timeout", "network"].includes(code) || (code === "unexpected_answer" && [502, 503, 504].includes(status));
  }
}

type Answer<T> = { data?: T | undefined; error?: unknown; response?: Response | undefined };

/** The data of a call made with the generated client; throws {@link ProblemError}. */
export async function unwrap<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (response?.ok) return data as T;
  throw new ProblemError(asProblem(error, response));
}

export function asProblem(error: unknown, response?: Response): Problem {
  if (isProblem(error)) return error;
  const reached = response !== undefined;
  return {
    type: "about:blank",
    title: reached ? "Unexpected answer" : "No connection",
    status: response?.status ?? 0,
    code: reached ? "unexpected_answer" : "network",
    detail: reached ? `The server answered with status ${response.status} and no explanation.` : "The web server does not answer.",
    hint: "Check that it runs and try again. Trainings that run go on.",
    places: [],
    error_ref: "",
  };
}

/** Any thrown value as problem details, for display. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const problem = asProblem(undefined);
  return error instanceof Error ? { ...problem, title: "Unexpected error", code: "client_error", detail: error.message } : problem;
}

function isProblem(value: unknown): value is Problem {
  return typeof value === "object" && value !== null && "detail" in value && "code" in value && "status" in value;
}
