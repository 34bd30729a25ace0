import { forward, refuse } from "@/lib/proxy/forward";
import { readTrainCall } from "@/lib/proxy/train";

export const dynamic = "force-dynamic";
export const runtime = "nodejs";

/** Starts a training: in the background unless the body says `"async": false`. */
export async function POST(request: Request): Promise<Response> {
  // before a byte of the body is read
  const refusal = refuse(request);
  if (refusal) return refusal;
  const call = await readTrainCall(request);
  if (call instanceof Response) return call;
  const headers = new Headers(request.headers);
  headers.delete("content-length");
  const { body } = call;
  return forward(new Request(request.url, { method: "POST", headers, body, signal: request.signal }), call.path);
}
