import { type TrainingOrder, toRequest } from "@/features/training/form";
import type { AsyncTrainResponse } from "@/lib/api/generated";
import { asProblem, ProblemError } from "@/lib/api/http";

/** Queues a training. The same key twice gives one run, however often the request arrives. */
export async function submitTraining(order: TrainingOrder, idempotencyKey: string): Promise<AsyncTrainResponse> {
  const response = await fetch("/api/train", {
    method: "POST",
    headers: { "Content-Type": "application/json", "Idempotency-Key": idempotencyKey },
    body: JSON.stringify(toRequest(order)),
  }).catch(() => undefined);
  const answer: unknown = await response?.json().catch(() => undefined);
  if (!response?.ok) throw new ProblemError(asProblem(answer, response));
  return answer as AsyncTrainResponse;
}
