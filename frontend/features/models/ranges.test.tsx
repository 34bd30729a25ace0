// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";

import { makeQueryClient } from "@/features/live/query-client";
import { Ranges } from "@/features/models/ranges";
import type { EvaluationRead } from "@/lib/api/generated";
import { client } from "@/lib/api/generated/client.gen";
import { makeRun } from "@/test/api";
import { bodyOf, json, withBackend } from "@/test/backend";
import { model } from "@/test/models";

const push = vi.fn();
vi.mock("next/navigation", () => ({ useRouter: () => ({ push }) }));

const backend = withBackend();
const rolling = { every_days: 30, latest: 1000, coverage_90: { value: 90.2 }, width_90: { value: 46.3 }, winkler_90: { value: 1 }, groups: {} };
const recalibration = { of: "f".repeat(64), n: 812, first_day: "2015-03-02", last_day: "2015-05-27", own_coverage_90: { value: 93 }, rolling };
const DATED = { id: "later", title: "Sales of May", available: true, columns: [{ role: "date" }] };
const UNDATED = { id: "plain", title: "No dates", available: true, columns: [{ role: "price" }] };
let told: Pick<EvaluationRead, "rolling" | "recalibration">;
let sent: unknown[];

beforeEach(() => {
  sent = [];
  told = { rolling, recalibration: null };
  client.setConfig({ baseUrl: `${backend.url}/api` });
  backend.handle(async (request, response) => {
    if (request.url?.endsWith("/evaluation")) return json(response, told);
    if (request.method !== "POST") return json(response, { items: [DATED, UNDATED], default_id: "later" });
    sent.push(request.url, JSON.parse(await bodyOf(request)));
    json(response, makeRun({ id: "9".repeat(26) }));
  });
});

const show = (canFollow: boolean, status: "candidate" | "archived" = "candidate") =>
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <Ranges model={model({ status })} canFollow={canFollow} />
    </QueryClientProvider>,
  );

it("learns the ranges again from dated sales and goes to the run", async () => {
  show(true);
  expect(await screen.findByText(/learned again every 30 days from the latest 1,000 sales, they would have held 90.2 %/)).toBeVisible();
  const choice = await screen.findByRole("combobox", { name: "Later sales" });
  expect(screen.queryByRole("option", { name: "No dates" })).toBeNull();
  const button = screen.getByRole("button", { name: "Learn the ranges again" });
  expect(button).toBeDisabled();
  await userEvent.selectOptions(choice, "later");
  await userEvent.click(button);
  await vi.waitFor(() => expect(push).toHaveBeenCalledWith(`/runs/${"9".repeat(26)}`));
  expect(sent).toEqual([`/api/v1/models/${model({}).id}/recalibrations`, { dataset: "later" }]);
});

it("says where the ranges in use come from", async () => {
  told = { rolling: null, recalibration };
  show(false);
  expect(await screen.findByText(/learned again from 812 sales of .*2015.* to .*2015; the ranges before them held 93/)).toBeVisible();
  expect(screen.queryByRole("combobox")).toBeNull();
});

it("says where the data sets could not be loaded", async () => {
  backend.handle((request, response) => (request.url?.endsWith("/evaluation") ? json(response, told) : json(response, { code: "internal", status: 500, detail: "the list is gone" }, 500)));
  show(true);
  expect(await screen.findByText("The later sales could not be loaded")).toBeVisible();
  expect(screen.queryByRole("button", { name: "Learn the ranges again" })).toBeNull();
});

it("can be learned again for a former champion too", async () => {
  show(true, "archived");
  expect(await screen.findByRole("combobox", { name: "Later sales" })).toBeVisible();
});
