import { formDataBodySerializer } from "@/lib/api/generated/client";
import { client } from "@/lib/api/generated/client.gen";

/** Bytes of an upload that have left the browser, and all of them. */
export type Sent = { bytes: number; total: number };

type Options = { signal?: AbortSignal | undefined; onSent?: (sent: Sent) => void };

/** Sends a form with files: fetch tells nothing of how far an upload is, so this is an XMLHttpRequest. */
export function upload<T>(path: string, body: object, { signal, onSent }: Options = {}): Promise<{ data?: T; error?: unknown; response?: Response }> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(stopped());
      return;
    }
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.open("POST", `${client.getConfig().baseUrl ?? ""}${path}`);
    request.setRequestHeader("accept", "application/json");
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onSent?.({ bytes: loaded, total });
    };
    request.onload = () => resolve(answerOf<T>(request));
    request.onerror = () => resolve({});
    request.onabort = () => reject(stopped());
    request.onloadend = () => signal?.removeEventListener("abort", abort);
    signal?.addEventListener("abort", abort);
    request.send(formDataBodySerializer.bodySerializer(body) as FormData);
  });
}

const stopped = () => new DOMException("The upload was stopped.", "AbortError");

function answerOf<T>(request: XMLHttpRequest): { data?: T; error?: unknown; response: Response } {
  const response = new Response(null, { status: request.status });
  const content = parsed(request.responseText);
  return response.ok ? { data: content as T, response } : { error: content, response };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
