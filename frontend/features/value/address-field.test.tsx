// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";

import { makeQueryClient } from "@/features/live/query-client";
import { AddressField } from "@/features/value/address-field";
import { client } from "@/lib/api/generated/client.gen";
import { json, withBackend } from "@/test/backend";

const backend = withBackend();
const places = [
  { address: "Bahnhofstrasse 1, Zürich", latitude: 47.37, longitude: 8.54 },
  { address: "Bahnhofstrasse 1, Basel", latitude: 47.55, longitude: 7.59 },
];
let found: typeof places;
let geocoder: boolean;

beforeEach(() => {
  found = places;
  geocoder = true;
  client.setConfig({ baseUrl: `${backend.url}/api` });
  backend.handle((request, response) => json(response, request.url?.includes("/geocode") ? { items: found } : { status: "ok", version: "1", parts: [], geocoder }));
});

function show() {
  const onPlace = vi.fn();
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <AddressField onPlace={onPlace} />
    </QueryClientProvider>,
  );
  return onPlace;
}

it("takes the best place, says which, and offers the others", async () => {
  const onPlace = show();
  await userEvent.type(await screen.findByRole("searchbox", { name: /Any other address/ }), "Bahnhofstrasse 1{Enter}");
  expect(await screen.findByText("Taken: Bahnhofstrasse 1, Zürich")).toBeInTheDocument();
  expect(onPlace).toHaveBeenCalledExactlyOnceWith(places[0]);
  await userEvent.click(screen.getByRole("button", { name: "Bahnhofstrasse 1, Basel" }));
  expect(screen.getByText("Taken: Bahnhofstrasse 1, Basel")).toBeInTheDocument();
  expect(onPlace).toHaveBeenLastCalledWith(places[1]);
});

it("says that no address fits", async () => {
  found = [];
  const onPlace = show();
  await userEvent.type(await screen.findByRole("searchbox", { name: /Any other address/ }), "nowhere{Enter}");
  expect(await screen.findByText(/^No address fits/)).toBeInTheDocument();
  expect(onPlace).not.toHaveBeenCalled();
});

it("is not there where no service is named", async () => {
  geocoder = false;
  show();
  await vi.waitFor(() => expect(backend.seen).toHaveLength(1));
  expect(screen.queryByRole("searchbox")).toBeNull();
});
