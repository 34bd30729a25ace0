// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { makeQueryClient } from "@/features/live/query-client";
import { HomeForm } from "@/features/value/home-form";
import { client } from "@/lib/api/generated/client.gen";
import type { ModelSchemaRead, SoldPlaceRead } from "@/lib/api/generated";
import { json, withBackend } from "@/test/backend";
import { field } from "@/test/valuations";

const backend = withBackend();
const address: SoldPlaceRead = { kind: "address", name: "12 Maple St", latitude: 47.5, longitude: -122.25, sales: 2, reach_m: null, home_id: "p1", features: { sqft: 1180, lat: 47.5, long: -122.25 } };
const area: SoldPlaceRead = { kind: "area", name: "Mapleton", latitude: 47.6, longitude: -122.3, sales: 40, reach_m: 900, home_id: null, features: { town: "Mapleton" } };
const schema: ModelSchemaRead = {
  model_id: "m",
  currency: "USD",
  area_unit: "ft2",
  fields: [
    field({ name: "lat", label: "Latitude", role: "latitude", required: true }),
    field({ name: "long", label: "Longitude", role: "longitude", required: true }),
    field({ name: "sqft", label: "Living area" }),
    field({ name: "town", label: "Town", kind: "choice", choices: ["Mapleton"] }),
    field({ name: "day", label: "Sale date", kind: "date", role: "date", typical: null }),
  ],
  example: {},
  reference: {},
};

beforeEach(() => {
  client.setConfig({ baseUrl: `${backend.url}/api` });
  backend.handle((request, response) => {
    const asked = request.url?.includes("q=ma");
    if (request.url?.includes("/places")) return json(response, { dataset_id: "d", has_addresses: true, has_areas: true, id_column: "parcel", items: asked ? [area, address] : [] });
    json(response, { status: "ok", version: "1", parts: [], geocoder: false });
  });
});

function show() {
  const onSubmit = vi.fn();
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <HomeForm schema={schema} dataset="d" busy={false} onSubmit={onSubmit} />
    </QueryClientProvider>,
  );
  return onSubmit;
}

const submit = () => userEvent.click(screen.getByRole("button", { name: "Value this home" }));

describe("the place of a home", () => {
  it("is found by an address of the data, which fills in what its last sale says", async () => {
    const onSubmit = show();
    await userEvent.type(await screen.findByRole("searchbox", { name: /Address or area/ }), "ma");
    await userEvent.click(await screen.findByRole("button", { name: /12 Maple St/ }));
    expect(screen.getByRole("textbox", { name: /Living area/ })).toHaveValue("1180");
    await submit();
    expect(onSubmit).toHaveBeenCalledExactlyOnceWith({
      features: { lat: 47.5, long: -122.25, sqft: 1180, parcel: "p1" },
      as_of: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      label: "12 Maple St",
      located_by: "address",
      reach_m: null,
    });
  });
  it("is the middle of an area where only that is known, and says what is less certain then", async () => {
    const onSubmit = show();
    await userEvent.type(await screen.findByRole("searchbox", { name: /Address or area/ }), "ma");
    await screen.findByText("2 places fit.");
    await userEvent.keyboard("{Enter}");
    expect(screen.getByText(/less certain than its range says/)).toBeInTheDocument();
    await submit();
    expect(onSubmit).toHaveBeenCalledWith(expect.objectContaining({ located_by: "area", label: "", reach_m: 900, features: { lat: 47.6, long: -122.3, town: "Mapleton" } }));
  });
  it("is asked for in words of a person, not as a latitude", async () => {
    const onSubmit = show();
    await userEvent.type(screen.getByRole("textbox", { name: /Living area/ }), "1500{Enter}");
    expect(onSubmit).not.toHaveBeenCalled();
    expect(screen.getByRole("alert")).toHaveTextContent("find its address or area, click on the map, or type its coordinates");
  });
  it("is the typed coordinates when one of them is changed", async () => {
    const onSubmit = show();
    await userEvent.type(await screen.findByRole("searchbox", { name: /Address or area/ }), "ma");
    await userEvent.click(await screen.findByRole("button", { name: /12 Maple St/ }));
    await userEvent.type(screen.getByRole("textbox", { name: /Latitude/ }), "1");
    await submit();
    const [home] = onSubmit.mock.calls[0] ?? [];
    expect(home).toMatchObject({ located_by: "coordinates", label: "", features: { lat: 47.51 } });
    expect(home.features).not.toHaveProperty("parcel");
  });
});
