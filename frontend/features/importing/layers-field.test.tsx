// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";

import { ColumnsStep } from "@/features/importing/columns-step";
import { type Layers, NO_LAYERS } from "@/features/importing/layers";
import { LayersField } from "@/features/importing/layers-field";
import type { Import } from "@/features/importing/use-import";
import type { InspectedColumn, InspectionRead } from "@/lib/api/generated";

const file = (name: string) => new File(["{}"], name);
const [districts, zones, schools] = [file("districts.geojson"), file("zones.geojson"), file("schools.csv")];
const layers: Layers = { areas: [districts, zones], points: [schools] };

it("adds several files to those that are there", async () => {
  const change = vi.fn();
  render(<LayersField table={{ layers: NO_LAYERS, change }} hasPlaces />);
  await userEvent.upload(screen.getByLabelText(/^Areas ·/), [districts, zones]);
  expect(change).toHaveBeenCalledExactlyOnceWith({ layers: { areas: [districts, zones], points: [] } });
});

it("removes one, also from a table that cannot be read with it", async () => {
  const change = vi.fn();
  render(<LayersField table={{ layers, change }} hasPlaces={false} />);
  await userEvent.click(screen.getByRole("button", { name: "Remove zones.geojson" }));
  expect(change).toHaveBeenCalledExactlyOnceWith({ layers: { areas: [districts], points: [schools] } });
});

it("asks for coordinates first where the table has none", () => {
  render(<LayersField table={{ layers: NO_LAYERS, change: vi.fn() }} hasPlaces={false} />);
  expect(screen.getByText(/give two columns the meanings Latitude and Longitude/)).toBeInTheDocument();
  expect(screen.queryByLabelText(/^Areas ·/)).toBeNull();
});

it("says which columns come from areas and points, and their meaning is not asked", () => {
  const column = (name: string, role: string, made_from: InspectedColumn["made_from"]): InspectedColumn => ({ name, role, made_from, type: "number", unit: "", confidence: 1, evidence: "", cells: ["7"], values: ["7"] });
  const columns = [column("price", "price", ""), column("district", "neighbourhood", "areas"), column("distance_to_schools_m", "number", "points")];
  const table = { layers, change: vi.fn(), answers: { roles: {} } } as unknown as Import;
  render(<ColumnsStep table={table} found={{ columns } as InspectionRead} />);
  expect(screen.getByRole("row", { name: /^district/ })).toHaveTextContent(/Neighbourhood.*from areas/);
  expect(screen.getByRole("row", { name: /^distance_to_schools_m/ })).toHaveTextContent(/Other number.*from points/);
  expect(screen.getAllByRole("combobox")).toHaveLength(1);
});
