// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { beforeEach, expect, it } from "vitest";

import { ToastProvider } from "@/components/ui/toast";
import { makeQueryClient } from "@/features/live/query-client";
import { groupModels } from "@/features/models/groups";
import { ModelsGroup } from "@/features/models/models-group";
import { client } from "@/lib/api/generated/client.gen";
import { json, withBackend } from "@/test/backend";
import { model, scores } from "@/test/models";

const backend = withBackend();

beforeEach(() => {
  client.setConfig({ baseUrl: `${backend.url}/api` });
  backend.handle((_, response) => json(response, { user: null, accounts: false }));
});

it("draws fifty models and the baselines at first, in the order that is asked for, and the others on demand", async () => {
  const models = Array.from({ length: 53 }, (_, place) => model({ id: `m${place}`, version: place + 1, test: scores({ mdape: 5 + place / 10 }) }));
  const [group] = groupModels(models);
  if (!group) throw new Error("the models are one group");
  const { container } = render(
    <QueryClientProvider client={makeQueryClient()}>
      <NuqsTestingAdapter>
        <ToastProvider>
          <ModelsGroup group={group} chosen={[]} onToggle={() => undefined} full={false} />
        </ToastProvider>
      </NuqsTestingAdapter>
    </QueryClientProvider>,
  );
  const versions = () => [...container.querySelectorAll("a[href^='/models/m']")].map(({ textContent }) => Number(textContent?.split(" v")[1]));
  expect(versions()).toEqual(Array.from({ length: 50 }, (_, place) => place + 1));
  expect(screen.getAllByText("Baseline")).toHaveLength(2);
  await userEvent.click(screen.getByText("Median error, %"));
  await userEvent.click(screen.getByText("Median error, %"));
  expect(versions()[0]).toBe(53);
  await userEvent.click(screen.getByText("Show 3 other models"));
  expect(versions()).toHaveLength(53);
  expect(screen.queryByText(/^Show/)).toBeNull();
}, 30_000);
