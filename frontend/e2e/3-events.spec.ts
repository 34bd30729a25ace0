import { expect, startRun, test } from "./studio";

type Arrival = { id: number; at: number; state: string };

test("events come one by one through the web server, and are replayed from an id", async ({ page, request, baseURL }) => {
  await page.goto("/help");
  const arrivals = page.evaluate(
    () =>
      new Promise<{ id: number; at: number; state: string }[]>((resolve, reject) => {
        const seen: { id: number; at: number; state: string }[] = [];
        const source = new EventSource("/api/v1/events");
        source.onopen = () => document.body.setAttribute("data-open", "yes");
        source.addEventListener("run", (event) => {
          const run = JSON.parse(event.data) as { state: string };
          seen.push({ id: Number(event.lastEventId), at: performance.now(), state: run.state });
          if (["succeeded", "failed", "cancelled"].includes(run.state)) {
            source.close();
            resolve(seen);
          }
        });
        setTimeout(() => reject(new Error(`only ${seen.length} events`)), 80_000);
      }),
  );
  await expect(page.locator("body[data-open]")).toBeAttached();
  const run = await startRun(request, { model_type: "lightgbm", epochs: 60 });
  const seen: Arrival[] = await arrivals;
  expect(seen.at(-1)?.state).toBe("succeeded");
  expect(seen.length).toBeGreaterThan(3);
  expect(seen.map(({ id }) => id)).toEqual(seen.map(({ id }) => id).toSorted((a, b) => a - b));
  const [first, last] = [seen[0], seen.at(-1)];
  expect((last?.at ?? 0) - (first?.at ?? 0), "held back until the end").toBeGreaterThan(300);

  const replay = await fetch(`${baseURL}/api/v1/events`, { headers: { "last-event-id": String(first?.id) } });
  expect(replay.headers.get("content-type")).toContain("text/event-stream");
  expect(replay.headers.get("cache-control")).toContain("no-transform");
  const text = await readUntil(replay, `id: ${last?.id}`);
  expect(text).toContain(run.id);
  const ids = [...text.matchAll(/^event: .*\ndata: .*\nid: (\d+)$/gm)].map(([, id]) => Number(id));
  expect(Math.min(...ids), "only what came after").toBeGreaterThan(first?.id ?? 0);
});

async function readUntil(answer: Response, wanted: string): Promise<string> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (reader && !text.includes(wanted)) {
    const { done, value } = await reader.read();
    if (done) break;
    text += value;
  }
  await reader?.cancel();
  return text;
}
