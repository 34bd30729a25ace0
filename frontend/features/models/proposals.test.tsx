// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it } from "vitest";

import { makeQueryClient } from "@/features/live/query-client";
import { Proposals } from "@/features/models/proposals";
import { ToastProvider } from "@/components/ui/toast";
import type { ProposalRead } from "@/lib/api/generated";
import { client } from "@/lib/api/generated/client.gen";
import { bodyOf, json, withBackend } from "@/test/backend";

const backend = withBackend();
const ID = "m".repeat(26);
let proposal: ProposalRead;
let sent: [string, unknown][];

beforeEach(() => {
  sent = [];
  proposal = {
    id: "p".repeat(26),
    model_id: ID,
    model: "lightgbm v2",
    reason: "fresher sales",
    override: true,
    state: "open",
    proposed_by: "ada",
    proposed_at: new Date().toISOString(),
    decided_by: null,
    decided_at: null,
    answer: "",
    why_not_decide: null,
    may_withdraw: false,
  };
  client.setConfig({ baseUrl: `${backend.url}/api` });
  backend.handle(async (request, response) => {
    if (request.url?.endsWith("/account")) return json(response, { accounts: "accounts", provider: null, promotion_needs_second: true, user: null });
    if (request.method === "POST") {
      sent.push([request.url ?? "", JSON.parse(await bodyOf(request))]);
      proposal = { ...proposal, state: "declined", decided_by: "bea", decided_at: new Date().toISOString(), answer: "too few sales" };
      return json(response, proposal);
    }
    return json(response, { items: [proposal] });
  });
});

const show = () =>
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <ToastProvider>
        <Proposals id={ID} />
      </ToastProvider>
    </QueryClientProvider>,
  );

it("lets a second person decline with a reason, and says afterwards who did", async () => {
  show();
  expect(await screen.findByText(/ada proposed this model.*fresher sales/)).toBeInTheDocument();
  const decline = screen.getByRole("button", { name: "Decline" });
  expect(decline).toBeDisabled();
  await userEvent.type(screen.getByLabelText("Your answer"), "too few sales");
  await userEvent.click(decline);
  expect(await screen.findByText(/^Declined by bea,/)).toHaveTextContent("too few sales");
  expect(sent).toEqual([[`/api/v1/proposals/${proposal.id}/decline`, { answer: "too few sales" }]]);
});

it("says why somebody cannot decide, and lets who proposed it withdraw", async () => {
  proposal = { ...proposal, why_not_decide: "A proposal must be decided by somebody else than the person who made it", may_withdraw: true };
  show();
  expect(await screen.findByText(/must be decided by somebody else/)).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Accept" })).not.toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Withdraw" })).toBeEnabled();
});
