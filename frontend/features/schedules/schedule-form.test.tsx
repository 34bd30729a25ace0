// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";

import { makeQueryClient } from "@/features/live/query-client";
import { ScheduleForm } from "@/features/schedules/schedule-form";
import { client } from "@/lib/api/generated/client.gen";
import { dataset } from "@/test/api";
import { bodyOf, json, withBackend } from "@/test/backend";

const backend = withBackend();
let sent: unknown[];

beforeEach(() => {
  sent = [];
  client.setConfig({ baseUrl: `${backend.url}/api` });
  backend.handle(async (request, response) => {
    if (request.method === "POST") {
      sent.push(JSON.parse(await bodyOf(request)));
      return json(response, {}, 201);
    }
    if (request.url?.includes("/preview")) return json(response, { in_words: "At 03:00", next_due: ["2026-12-01T03:00:00Z"] });
    json(response, { items: [dataset], default_id: "demo" });
  });
});

it("says which choice is missing, and saves once it is made", async () => {
  const done = vi.fn();
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <ScheduleForm onDone={done} />
    </QueryClientProvider>,
  );
  await screen.findByRole("option", { name: /Sample market/ });
  expect(await screen.findByText(/At 03:00\. Next, in your time: .*\d\d:\d\d(?!:)/)).toBeVisible();
  await userEvent.type(screen.getByLabelText("Name"), "Monthly");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Choose the data set that is trained on.")).toBeVisible();
  expect(sent).toEqual([]);
  await userEvent.selectOptions(screen.getByLabelText("Data set"), "demo");
  expect(screen.queryByText("Choose the data set that is trained on.")).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(done).toHaveBeenCalled());
  expect(sent).toMatchObject([{ name: "Monthly", settings: { dataset: "demo" } }]);
});
