import { expect, it } from "vitest";

import { layerFields, layersKey, NO_LAYERS, withFiles, withoutFile } from "./layers";

const file = (name: string, text = "{}") => new File([text], name, { lastModified: 7 });
const [districts, zones, schools] = [file("districts.geojson"), file("zones.parquet"), file("schools.csv")];

it("takes several files, of which one with a known name takes the place of that one", () => {
  const newer = file("districts.geojson", "{} ");
  const layers = withFiles(withFiles(NO_LAYERS, "areas", [districts, zones]), "areas", [newer]);
  expect(layers).toEqual({ areas: [zones, newer], points: [] });
});

it("removes one file", () => {
  expect(withoutFile({ areas: [districts, zones], points: [schools] }, "areas", districts)).toEqual({ areas: [zones], points: [schools] });
});

it("sends no field where there is no file", () => {
  expect(layerFields(NO_LAYERS)).toEqual({});
  expect(layerFields({ areas: [], points: [schools] })).toEqual({ points: [schools] });
});

it("tells a changed file by its size", () => {
  const key = (changed: File) => JSON.stringify(layersKey({ areas: [changed], points: [] }));
  expect(key(file("districts.geojson"))).toBe(key(districts));
  expect(key(file("districts.geojson", "{} "))).not.toBe(key(districts));
});
