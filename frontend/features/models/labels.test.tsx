// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it } from "vitest";

import { ToastProvider } from "@/components/ui/toast";
import { makeQueryClient } from "@/features/live/query-client";
import { Archived } from "@/features/models/archived";
import { Labels, splitTags } from "@/features/models/labels";
import type { ModelRead } from "@/lib/api/generated";
import { client } from "@/lib/api/generated/client.gen";
import { json, withBackend } from "@/test/backend";
import { model } from "@/test/models";

const backend = withBackend();
let asked: string[];
let bodies: unknown[];

beforeEach(() => {
  asked = [];
  bodies = [];
  client.setConfig({ baseUrl: `${backend.url}/api` });
  backend.handle(async (request, response) => {
    if (request.method !== "GET") asked.push(`${request.method} ${request.url}`);
    let body = "";
    for await (const part of request) body += String(part);
    if (body !== "") bodies.push(JSON.parse(body));
    json(response, request.url?.includes("/models/") ? model({}) : { user: null, accounts: false });
  });
});

const show = (what: React.ReactNode) =>
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <ToastProvider>{what}</ToastProvider>
    </QueryClientProvider>,
  );
const labelled = (given: Partial<ModelRead>) => model({ tags: ["q4"], notes: "Looked at.", aliases: ["production"], ...given });

it("saves tags and notes together", async () => {
  show(<Labels model={labelled({})} />);
  const tags = await screen.findByRole("textbox", { name: "Tags" });
  expect(tags).toHaveValue("q4");
  await userEvent.type(tags, ", checked, ");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("The labels are saved")).toBeVisible();
  expect(bodies).toEqual([{ tags: ["q4", "checked"], notes: "Looked at." }]);
});

it("gives an alias and takes one away", async () => {
  show(<Labels model={labelled({})} />);
  const aliases = within(await screen.findByRole("region", { name: "Aliases" }));
  expect(aliases.getByText("production")).toBeVisible();
  await userEvent.type(await aliases.findByRole("textbox", { name: "New alias" }), "stable");
  await userEvent.click(aliases.getByRole("button", { name: "Give" }));
  await userEvent.click(aliases.getByRole("button", { name: "Take production away" }));
  const path = `/api/v1/models/${model({}).id}/aliases`;
  await expect.poll(() => asked).toEqual([`PUT ${path}/stable`, `DELETE ${path}/production`]);
});

it("says that a model is archived, and restores it", async () => {
  const { container } = show(<Archived model={labelled({ status: "former" })} />);
  expect(container.textContent).toBe("");
  show(<Archived model={labelled({ status: "archived" })} />);
  expect(await screen.findByText("This model is archived")).toBeVisible();
  await userEvent.click(await screen.findByRole("button", { name: "Restore" }));
  await expect.poll(() => asked).toEqual([`POST /api/v1/models/${model({}).id}/restore`]);
});

it("reads tags between commas", () => {
  expect(splitTags(" a, b b ,, c,")).toEqual(["a", "b b", "c"]);
  expect(splitTags("")).toEqual([]);
});
