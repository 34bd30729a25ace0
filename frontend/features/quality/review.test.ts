// @vitest-environment jsdom
import { describe, expect, it } from "vitest";

import { choicesFor, downloadHref, groupOf, kindsOf, nameOf, reviewOf, valueOf } from "@/features/quality/review";
import type { FlaggedSale, SalesCheckRead } from "@/lib/api/generated";

const check = (kind: string, count: number, rule = ""): SalesCheckRead => ({
  kind,
  rule,
  count,
  outcome: count ? "warning" : "ok",
  column: null,
  explanation: "",
  action: "",
  fixes: [],
});

const sale = (decision?: "open" | "accepted" | "overridden"): FlaggedSale => ({
  sale: 4,
  key: "ab",
  row: 6,
  column: "price",
  value: "1",
  rule: "non-market: nominal price",
  kinds: ["non-market"],
  action: "",
  reasons: [],
  review: decision ? { sale_key: "ab", dataset_id: "d", row: 6, rule: "", decision, comment: "", author: "Ada", at: "2026-01-01T00:00:00Z" } : null,
});

describe("the review of a flagged sale", () => {
  it("is open until somebody decides, and again when the decision is taken back", () => {
    expect([sale(), sale("open"), sale("accepted"), sale("overridden")].map(reviewOf)).toEqual(["open", "open", "accepted", "overridden"]);
  });

  it("can become what it is not", () => {
    expect(choicesFor("open")).toEqual(["accepted", "overridden"]);
    expect(choicesFor("accepted")).toEqual(["overridden", "open"]);
  });
});

describe("the checks", () => {
  it("name each kind that marks sales once", () => {
    expect(kindsOf([check("non-market", 2, "nominal price"), check("non-market", 1, "flip"), check("top-coded", 0), check("gap codes", 1)])).toEqual([
      "non-market",
      "gap codes",
    ]);
  });

  it("that are in order flag no sale, but for outliers", () => {
    const inOrder = (kind: string): SalesCheckRead => ({ ...check(kind, 8), outcome: "ok" });
    expect(kindsOf([inOrder("repeat sales"), inOrder("price outlier")])).toEqual(["price outlier"]);
  });

  it("are named with their rule", () => {
    expect([check("non-market", 1, "flip"), check("top-coded", 1), check("flip", 1, "flip")].map(nameOf)).toEqual(["non-market: flip", "top-coded", "flip"]);
  });
});

describe("a flagged sale", () => {
  it("shows its value with the column, or a dash", () => {
    expect(valueOf(sale())).toBe("price: 1");
    expect(valueOf({ column: "price", value: null })).toBe("price: —");
    expect(valueOf({ column: null, value: null })).toBe("—");
  });

  it("shows with how many sales it was compared, and how far it is from them", () => {
    const reason = { kind: "", text: "", group: "Z1, 2021", n: 1200 };
    expect(groupOf({ ...reason, z: -4.26 })).toBe("Z1, 2021, n = 1,200, z = −4.3");
    expect(groupOf({ ...reason, z: null })).toBe("Z1, 2021, n = 1,200");
  });
});

describe("the download", () => {
  it("has the filters of the page", () => {
    expect(downloadHref("demo", { kind: null, review: null })).toBe("/api/v1/datasets/demo/checks.csv");
    expect(downloadHref("demo", { kind: "price scale", review: "open" })).toBe("/api/v1/datasets/demo/checks.csv?kind=price+scale&review=open");
  });
});
