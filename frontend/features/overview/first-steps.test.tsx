// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";

import { makeQueryClient } from "@/features/live/query-client";
import { FirstSteps } from "@/features/overview/first-steps";
import { client } from "@/lib/api/generated/client.gen";
import { dataset } from "@/test/api";
import { json, withBackend } from "@/test/backend";

const backend = withBackend();
let datasets: object[];

beforeEach(() => {
  client.setConfig({ baseUrl: `${backend.url}/api` });
  backend.handle(({ url = "" }, response) => json(response, { items: url.endsWith("/datasets") ? datasets : [], default_id: null, next_cursor: null }));
});

const show = () =>
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <FirstSteps hiddenAtFirst={false} />
    </QueryClientProvider>,
  );

it("begins with the data as long as there are only built-in data sets", async () => {
  datasets = [{ ...dataset, builtin: true }];
  show();
  expect(await screen.findByRole("link", { name: /1\. Data, to do/ })).toBeDefined();
});

it("counts a data set of one's own as the first step, before anything is trained", async () => {
  datasets = [{ ...dataset, builtin: true }, { ...dataset, id: "own", builtin: false }];
  show();
  expect(await screen.findByRole("link", { name: /1\. Data, done/ })).toBeDefined();
  expect(screen.getByRole("link", { name: /2\. Train, to do/ })).toBeDefined();
});
