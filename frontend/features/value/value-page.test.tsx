// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { makeQueryClient } from "@/features/live/query-client";
import { ValuePage } from "@/features/value/value-page";
import { client } from "@/lib/api/generated/client.gen";
import type { ModelSchemaRead } from "@/lib/api/generated";
import { json, withBackend } from "@/test/backend";
import { model } from "@/test/models";
import { field, valuation } from "@/test/valuations";

const backend = withBackend();
const known = model({ status: "champion" });
const schema: ModelSchemaRead = { model_id: known.id, currency: "USD", area_unit: "ft2", fields: [field({ required: true })], example: { sqft: 1500 }, reference: { sqft: 1400 } };
const DETAIL = "A home to value must be like the sales that the model learned from. No value: Living area is far beyond that of any sale the model learned from.";
const refusal = { type: "about:blank", title: "Value refused", code: "value_refused", status: 422, detail: DETAIL, hint: "each place has a reason code", places: [{ code: "never_seen:sqft" }], error_ref: "r" };
let refused: boolean;

/** jsdom lays nothing out: a chart keeps its first size. */
class NoSize {
  observe() {}
  unobserve() {}
  disconnect() {}
}

beforeEach(() => {
  refused = false;
  Element.prototype.scrollIntoView = () => {};
  vi.stubGlobal("ResizeObserver", NoSize);
  client.setConfig({ baseUrl: `${backend.url}/api` });
  backend.handle(({ url = "", method }, response) => {
    if (method === "POST") return refused ? json(response, refusal, 422) : json(response, valuation(known), 201);
    if (url.endsWith("/schema")) return json(response, schema);
    json(response, { items: url.startsWith("/api/v1/models") ? [known] : [], next_cursor: null });
  });
});

afterEach(() => vi.unstubAllGlobals());

/** The page with a first value on it. */
async function valued() {
  const user = userEvent.setup();
  render(
    <NuqsTestingAdapter hasMemory>
      <QueryClientProvider client={makeQueryClient()}>
        <ValuePage />
      </QueryClientProvider>
    </NuqsTestingAdapter>,
  );
  const area = await screen.findByRole("textbox", { name: /Living area/ });
  await user.type(area, "1500{Enter}");
  expect(await screen.findByTestId("value")).toHaveTextContent("$412,000");
  expect(screen.queryByText(/is of the earlier entries/)).toBeNull();
  return { user, area };
}

describe("a home that is refused after another was valued", () => {
  it("says why once, and whose value still stands there", async () => {
    const { user, area } = await valued();
    refused = true;
    await user.type(area, "000{Enter}");
    expect(await screen.findByText(DETAIL)).toBeVisible();
    expect(screen.getByText("Check the fields, or choose another model.")).toBeVisible();
    expect(screen.queryByText(/never_seen|reason code/)).toBeNull();
    expect(screen.getByText(/is of the earlier entries/)).toBeVisible();
    refused = false;
    await user.type(area, "{Enter}");
    await expect.poll(() => screen.queryByText(/is of the earlier entries/)).toBeNull();
  });

  it("is forgotten when the form itself is wrong", async () => {
    const { user, area } = await valued();
    refused = true;
    await user.type(area, "000{Enter}");
    expect(await screen.findByText(DETAIL)).toBeVisible();
    await user.clear(area);
    await user.type(area, "{Enter}");
    expect(screen.getByText("1 field needs your attention")).toBeVisible();
    expect(screen.queryByText(DETAIL)).toBeNull();
    expect(screen.getByText(/is of the earlier entries/)).toBeVisible();
  });
});
