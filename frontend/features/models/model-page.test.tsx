// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { beforeEach, expect, it, vi } from "vitest";

import { ToastProvider } from "@/components/ui/toast";
import { makeQueryClient } from "@/features/live/query-client";
import { ModelPage } from "@/features/models/model-page";
import { client } from "@/lib/api/generated/client.gen";
import { json, withBackend } from "@/test/backend";
import { model } from "@/test/models";

vi.mock("next/navigation", () => ({ useRouter: () => ({ push: vi.fn() }) }));

const backend = withBackend();
const former = model({ id: "f".repeat(26), version: 1, status: "former" });
const champion = model({ id: "c".repeat(26), version: 2, status: "champion" });

beforeEach(() => {
  client.setConfig({ baseUrl: `${backend.url}/api` });
  backend.handle((request, response) => {
    if (request.url?.startsWith("/api/v1/models?")) return json(response, { items: [champion, former], next_cursor: null });
    if (request.url === `/api/v1/models/${former.id}`) return json(response, former);
    json(response, { code: "not_found", status: 404, detail: "not here" }, 404);
  });
});

const show = (page: React.ReactNode) =>
  render(
    <NuqsTestingAdapter>
      <QueryClientProvider client={makeQueryClient()}>
        <ToastProvider>{page}</ToastProvider>
      </QueryClientProvider>
    </NuqsTestingAdapter>,
  );

it("calls a former champion so, with everything that can be done with a model", async () => {
  show(<ModelPage id={former.id} />);
  expect(await screen.findByText("Former champion")).toBeVisible();
  for (const name of ["Compare", "Where it errs", "Value a home"]) expect(screen.getByRole("link", { name })).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Actions for PyTorch v1" }));
  const menu = await screen.findByRole("menu");
  expect(within(menu).getAllByRole("menuitem").map((item) => item.textContent)).toEqual([
    "Promote to champion",
    "Download the model",
    "Report as a page",
    "Report as PDF",
    "Report as JSON",
    "Evidence pack as PDF",
    "Evidence pack as JSON",
    "Archive",
    "Delete",
  ]);
  expect(screen.queryByText("Deleted")).toBeNull();
});

it("says what there was no time for, once", async () => {
  const text = "3 of 5 folds were left out.";
  const hurried = { ...former, left_out: [text], warnings: [`The time limit ended the training early. ${text}`] };
  backend.handle((request, response) => {
    if (request.url === `/api/v1/models/${former.id}`) return json(response, hurried);
    json(response, { code: "not_found", status: 404, detail: "not here" }, 404);
  });
  show(<ModelPage id={former.id} />);
  expect(await screen.findByText("What there was no time for")).toBeVisible();
  expect(screen.getAllByText(new RegExp(text))).toHaveLength(1);
});
