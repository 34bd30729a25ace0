import { TRAINABLE } from "@/lib/families";
import { BodyTooLarge, limitBody } from "@/lib/proxy/limit";
import { problemResponse } from "@/lib/proxy/problem";

const MAX_TRAIN_BODY_BYTES = 64 * 1024;

type TrainCall = { path: string; body: string };

/** Splits `{model_type, async?, ...settings}` into the backend's path and body, or says what is wrong. */
export async function readTrainCall(request: Request): Promise<TrainCall | Response> {
  const text = await limitedText(request);
  if (text === null) return invalid(413, `The body must be at most ${MAX_TRAIN_BODY_BYTES} bytes, got more.`);
  const sent = parse(text);
  if (!sent) return invalid(400, "The body must be a JSON object.");
  const { model_type: modelType, async: background = true, ...settings } = sent;
  if (!TRAINABLE.some((known) => known === modelType)) {
    return invalid(422, `model_type must be one of ${TRAINABLE.join(", ")}, got ${JSON.stringify(modelType) ?? "nothing"}.`);
  }
  if (typeof background !== "boolean") return invalid(422, `async must be true or false, got ${JSON.stringify(background)}.`);
  return { path: `/train/${String(modelType)}${background ? "/async" : ""}`, body: JSON.stringify(settings) };
}

/** The body, or null as soon as it is too long: what comes behind the limit is never in memory. */
async function limitedText(request: Request): Promise<string | null> {
  if (!request.body) return "";
  try {
    return await new Response(limitBody(request.body, MAX_TRAIN_BODY_BYTES)).text();
  } catch (error) {
    if (error instanceof BodyTooLarge) return null;
    throw error;
  }
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function invalid(status: number, detail: string): Response {
  return problemResponse({ title: "Invalid input", status, code: "invalid_input", detail });
}
