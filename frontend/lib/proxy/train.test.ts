import { expect, test } from "vitest";
import { readTrainCall } from "@/lib/proxy/train";

const call = (body: BodyInit) => new Request("http://127.0.0.1:3000/api/train", { method: "POST", body, duplex: "half" } as RequestInit);

test("a training becomes a call of the backend", async () => {
  expect(await readTrainCall(call(JSON.stringify({ model_type: "lightgbm", epochs: 3 })))).toEqual({ path: "/train/lightgbm/async", body: '{"epochs":3}' });
});

test("of a body without an end no more is read than the limit", async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1024;
      if (sent > 100 * 1024 * 1024) controller.close();
      else controller.enqueue(new Uint8Array(1024).fill(97));
    },
  });
  const answer = await readTrainCall(call(endless));
  expect(answer).toBeInstanceOf(Response);
  expect((answer as Response).status).toBe(413);
  expect(sent).toBeLessThan(256 * 1024);
});
