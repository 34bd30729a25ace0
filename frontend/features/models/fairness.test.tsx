// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it } from "vitest";

import { makeQueryClient } from "@/features/live/query-client";
import { Fairness } from "@/features/models/fairness";
import type { FairnessGroup, FairnessRead, GroupMeasure } from "@/lib/api/generated";
import { client } from "@/lib/api/generated/client.gen";
import { json, withBackend } from "@/test/backend";
import { model } from "@/test/models";

const backend = withBackend();
const about = (value: number) => ({ value, low: value - 1, high: value + 1, n: 500 });
const measure = (difference: number, beyond_chance = false): GroupMeasure => ({ group: about(8), rest: about(9), difference: about(difference), beyond_chance });
const group = (name: string, bias: GroupMeasure, given: Partial<FairnessGroup> = {}): FairnessGroup => ({
  name,
  n: 510,
  with_value: 500,
  areas: 7,
  judged: true,
  measures: { bias, error: measure(0.2), width: measure(3.4, name === "B"), refusal: measure(0) },
  ...given,
});
const check: FairnessRead = {
  id: "01kb3y5t9c8d7e6f5g4h3j2k1c",
  model_id: model({}).id,
  at: "2026-11-30T12:00:00Z",
  by: "Ada",
  file_sha256: "a".repeat(64),
  sales: 1200,
  column: "zipcode",
  matched: 1100,
  areas: 20,
  areas_used: 15,
  least: 30,
  attributes: [
    {
      name: "income",
      is_share: false,
      matched: 1100,
      groups: [group("A", measure(1.2)), group("B", measure(-7.9, true)), group("few", measure(0), { judged: false, measures: null, n: 9, with_value: 9 })],
    },
  ],
};

let items: FairnessRead[];
let posted: string[];

beforeEach(() => {
  items = [];
  posted = [];
  client.setConfig({ baseUrl: `${backend.url}/api` });
  backend.handle((request, response) => {
    if (request.method === "POST") {
      posted.push(request.url ?? "");
      items = [check];
      json(response, check, 201);
    } else if (request.url?.endsWith("/fairness")) json(response, { items });
    else json(response, { user: null, accounts: false });
  });
});

const show = () =>
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <Fairness model={model({})} />
    </QueryClientProvider>,
  );

it("says that no check was made, and makes one of a table of areas", async () => {
  show();
  expect(await screen.findByText("No check was made of this model yet.")).toBeVisible();
  await userEvent.upload(await screen.findByLabelText(/Table of areas/), new File(["zipcode,income\n98001,A\n"], "areas.csv", { type: "text/csv" }));
  await userEvent.click(screen.getByRole("button", { name: "Check" }));
  expect(await screen.findByText(/1,100 of 1,200 test sales lie in an area of the file \(column zipcode\)/)).toBeVisible();
  expect(posted).toEqual([`/api/v1/models/${check.model_id}/fairness`]);
});

it("says what is beyond chance, and which group is too small to be judged", async () => {
  items = [check];
  show();
  const section = within(await screen.findByRole("region", { name: "By income" }));
  const list = within(section.getByRole("list"));
  expect(list.getByText("B: valued 7.9 % too low against the rest, 500 homes, beyond chance.")).toBeVisible();
  expect(list.getByText("B: range width +3.4 points against the rest, beyond chance.")).toBeVisible();
  expect(section.getByText("Not judged, because fewer than 30 valued homes are inside or outside: few.")).toBeVisible();
  expect(section.getByText("100 homes of other areas are in no group.")).toBeVisible();
  const table = within(section.getByRole("table", { name: "Groups by income" }));
  const row = within(table.getByRole("row", { name: /^B / }));
  expect(row.getByText("−7.9")).toBeVisible();
  expect(row.getByText("bias, range width")).toBeVisible();
  expect(within(table.getByRole("row", { name: /^few / })).getByText("Not judged")).toBeVisible();
});

it("says that nothing was found where nothing is beyond chance", async () => {
  items = [{ ...check, attributes: [{ name: "income", is_share: false, matched: 1200, groups: [group("A", measure(1)), group("C", measure(-1))] }] }];
  show();
  const section = within(await screen.findByRole("region", { name: "By income" }));
  expect(section.getByText("No difference between the groups is beyond chance.")).toBeVisible();
  expect(section.queryByText(/in no group/)).toBeNull();
});
