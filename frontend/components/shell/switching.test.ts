import { describe, expect, it } from "vitest";

import { datasetOf, keepDataset, withDataset } from "@/components/shell/switching";

const query = (text = "") => new URLSearchParams(text);

describe("the data set of the address", () => {
  it.each([
    ["/train", "ds=demo", "demo"],
    ["/data/king_county/map", "", "king_county"],
    ["/data/import", "", null],
    ["/data", "", null],
    ["/runs", "", null],
  ])("%s?%s is about %s", (path, text, expected) => expect(datasetOf(path, query(text))).toBe(expected));

  it.each([
    ["/train", "ds=demo", "ames", "/train?ds=ames"],
    ["/value", "ds=demo&model=abc", "ames", "/value?ds=ames"],
    ["/models", "ds=demo&sort=mdape", null, "/models?sort=mdape"],
    ["/data/demo/map", "", "ames", "/data/ames/map"],
    ["/data/demo", "", null, "/data"],
    ["/runs", "", "ames", "/data/ames"],
    ["/", "", null, "/"],
    ["/data/import", "", "ames", "/data/ames"],
  ])("%s?%s with %s is %s", (path, text, id, expected) => expect(withDataset(path, query(text), id)).toBe(expected));

  it("stays in the links of pages that show one", () => {
    expect(keepDataset("/train", "king county")).toBe("/train?ds=king%20county");
    expect(keepDataset("/runs", "demo")).toBe("/runs");
    expect(keepDataset("/train", null)).toBe("/train");
  });
});
