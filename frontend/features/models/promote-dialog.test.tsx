// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { beforeEach, describe, expect, it } from "vitest";

import { makeQueryClient } from "@/features/live/query-client";
import { PromoteDialog } from "@/features/models/promote-dialog";
import { client } from "@/lib/api/generated/client.gen";
import type { Problem } from "@/lib/api/generated";
import { bodyOf, json, withBackend } from "@/test/backend";
import { model } from "@/test/models";

const backend = withBackend();
const candidate = model({ id: "n".repeat(26), version: 2 });
const RULE = "PRD must be in 0.98 to 1.03, got 1.061.";
let sent: unknown[];
let refusal: Problem;

beforeEach(() => {
  sent = [];
  refusal = { type: "about:blank", title: "Conflict", status: 409, code: "promotion_refused", detail: RULE, hint: "", places: [{ guard: "prd", rule: RULE }], error_ref: "r" };
  client.setConfig({ baseUrl: `${backend.url}/api` });
  backend.handle(async (request, response) => {
    if (!request.url?.endsWith("/promote")) return json(response, { items: [], next_cursor: null });
    const body = JSON.parse(await bodyOf(request)) as { override?: boolean };
    sent.push(body);
    return body.override ? json(response, { ...candidate, status: "champion" }) : json(response, refusal, 409);
  });
});

function Page() {
  const [open, setOpen] = useState(true);
  return <PromoteDialog model={candidate} open={open} onOpenChange={setOpen} />;
}

async function ask() {
  const user = userEvent.setup();
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <Page />
    </QueryClientProvider>,
  );
  const dialog = await screen.findByRole("alertdialog");
  await waitFor(() => expect(within(dialog).getByRole("button", { name: "Promote" })).toBeEnabled());
  await user.click(within(dialog).getByRole("button", { name: "Promote" }));
  expect(await within(dialog).findByText(/must be/)).toBeInTheDocument();
  return { user, dialog };
}

it("tells the two apart sale by sale, although their intervals overlap", async () => {
  const champion = model({ id: "c".repeat(26), status: "champion" });
  const better = { first: 9, second: 9.4, difference: -0.4, low: -0.8, high: -0.1, verdict: "better" };
  const pair = { first: candidate.id, second: champion.id, metrics: { mdape: better } };
  backend.handle((request, response) => json(response, request.url?.endsWith("/compare") ? { differences: [pair] } : { items: [candidate, champion], next_cursor: null }));
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <Page />
    </QueryClientProvider>,
  );
  expect(await screen.findByText(/PyTorch v2 is proven better than PyTorch v1: −0.40 \(−0.80 – −0.10\) points of median error\./)).toBeVisible();
  expect(screen.queryByText(/overlap/)).toBeNull();
});

it("is not sent before the dialog shows which champion it replaces", async () => {
  const champion = model({ id: "c".repeat(26), status: "champion", test_sha256: "others" });
  let failing = true;
  backend.handle((_, response) => (failing ? json(response, refusal, 500) : json(response, { items: [candidate, champion], next_cursor: null })));
  const user = userEvent.setup();
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <Page />
    </QueryClientProvider>,
  );
  const dialog = await screen.findByRole("alertdialog");
  expect(within(dialog).getByText(/The present champion is being looked up/)).toBeVisible();
  expect(within(dialog).queryByText(/no champion/)).toBeNull();
  expect(await within(dialog).findByText(/could not be looked up/)).toBeVisible();
  expect(within(dialog).getByRole("button", { name: "Promote" })).toBeDisabled();
  failing = false;
  await user.click(within(dialog).getByRole("button", { name: "Retry" }));
  expect(await within(dialog).findByText(/PyTorch v1, the present champion,/)).toBeVisible();
  expect(within(dialog).getByRole("button", { name: "Promote" })).toBeEnabled();
});

describe("a refused promotion", () => {
  it("says why, and goes through with a reason alone", async () => {
    const { user, dialog } = await ask();
    expect(within(dialog).getByText(RULE)).toBeInTheDocument();
    const action = within(dialog).getByRole("button", { name: "Promote all the same" });
    expect(action).toBeDisabled();
    await user.type(within(dialog).getByLabelText("Reason to promote it all the same"), " the town asked for it ");
    await user.click(action);
    await expect.poll(() => sent).toEqual([{}, { override: true, reason: "the town asked for it" }]);
    await expect.poll(() => screen.queryByRole("alertdialog")).toBeNull();
  });

  it("cannot be overridden where a naive rule is better", async () => {
    refusal = { ...refusal, code: "baseline_not_beaten", detail: "The MdAPE must be below 12.00 %.", places: [] };
    const { dialog } = await ask();
    expect(within(dialog).queryByRole("textbox")).toBeNull();
    expect(within(dialog).getByRole("button", { name: "Promote" })).toBeDisabled();
  });
});
