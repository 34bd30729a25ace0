// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import type { ReactNode } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { ToastProvider } from "@/components/ui/toast";
import { BatchPage } from "@/features/batch/batch-page";
import { DatasetFrame } from "@/features/datasets/dataset-frame";
import { makeQueryClient } from "@/features/live/query-client";
import { ModelPage } from "@/features/models/model-page";
import { RunView } from "@/features/runs/run-view";
import { StoredValuationPage } from "@/features/value/stored-valuation-page";
import { client } from "@/lib/api/generated/client.gen";
import { json, withBackend } from "@/test/backend";

vi.mock("next/navigation", () => ({ useRouter: () => ({ push: vi.fn() }), usePathname: () => "/", useSearchParams: () => new URLSearchParams() }));

const backend = withBackend();
let accounts: "off" | "accounts";

beforeEach(() => {
  accounts = "off";
  client.setConfig({ baseUrl: `${backend.url}/api` });
  backend.handle(({ url = "" }, response) => {
    if (url.endsWith("/account")) return json(response, { accounts, user: null });
    json(response, { code: "not_found", status: 404, title: "Not found", detail: "A GET on the collection lists what exists", places: [], error_ref: "x" }, 404);
  });
});

const show = (page: ReactNode) =>
  render(
    <NuqsTestingAdapter hasMemory>
      <QueryClientProvider client={makeQueryClient()}>
        <ToastProvider>{page}</ToastProvider>
      </QueryClientProvider>
    </NuqsTestingAdapter>,
  );

describe("the page of something that is gone", () => {
  it.each([
    ["run", <RunView key="" id="lost" />, "All runs", "/runs"],
    ["batch", <BatchPage key="" id="lost" tiles={null} />, "All batches", "/batch"],
    ["model", <ModelPage key="" id="lost" />, "All models", "/models"],
    ["valuation", <StoredValuationPage key="" id="lost" />, "Recent valuations", "/value"],
    ["data set", <DatasetFrame key="" id="lost">the part</DatasetFrame>, "All data sets", "/data"],
  ])("says so of a %s, without an error, and leads to the others", async (kind, page, link, href) => {
    show(page);
    expect(await screen.findByRole("heading", { level: 1, name: `There is no such ${kind}` })).toBeDefined();
    expect(screen.getByText(/“lost”/)).toBeDefined();
    expect(screen.getByRole("link", { name: link }).getAttribute("href")).toBe(href);
    expect(screen.queryByRole("alert")).toBeNull();
    expect(screen.queryByRole("button", { name: "Retry" })).toBeNull();
    expect(screen.queryByText("the part")).toBeNull();
  });

  it("names the owner as a reason only where there are accounts", async () => {
    show(<ModelPage id="lost" />);
    await screen.findByText(/“lost”/);
    expect(screen.queryByText(/belong to somebody/)).toBeNull();
    accounts = "accounts";
    show(<ModelPage id="lost" />);
    expect(await screen.findByText(/belong to somebody/)).toBeDefined();
  });
});
