// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from "vitest";

import { NOTHING_SAID } from "./answers";
import { isFresh } from "./draft";
import { headersOf, recall, remember } from "./remembered";

const answers = { ...NOTHING_SAID, currency: "EUR", roles: { zone: "ignore" } };
const headers = headersOf([{ name: "price" }, { name: "zone" }]);

describe("answers to a table", () => {
  beforeEach(() => localStorage.clear());

  it("are remembered for the same headers in any order", () => {
    remember(headers, answers);
    expect(recall(headersOf([{ name: "zone" }, { name: "price" }]))).toEqual(answers);
    expect(recall(headersOf([{ name: "price" }]))).toBeNull();
  });
  it("do not depend on the columns that areas and points make", () => {
    expect(headersOf([{ name: "price", made_from: "" }, { name: "zone" }, { name: "district", made_from: "areas" }])).toBe(headers);
  });
  it("are forgotten when the user has nothing more to say", () => {
    remember(headers, answers);
    remember(headers, NOTHING_SAID);
    expect(recall(headers)).toBeNull();
  });
  it("do not hold where the table was in its file", () => {
    remember(headers, { ...answers, sheet: "2024", header_row: 3 });
    expect(recall(headers)).toEqual(answers);
  });
  it("are forgotten when the store is broken", () => {
    localStorage.setItem("houseprice:import-answers", "{");
    expect(recall(headers)).toBeNull();
  });
  it("are kept for fifty kinds of tables", () => {
    for (let place = 0; place < 60; place++) remember(`[${place}]`, answers);
    expect(recall("[59]")).toEqual(answers);
    expect(recall("[9]")).toBeNull();
  });
});

describe("a draft", () => {
  it("is good for a day", () => {
    const draft = { at: 1_000 };
    expect(isFresh(draft, 1_000 + 23 * 3_600_000)).toBe(true);
    expect(isFresh(draft, 1_000 + 24 * 3_600_000)).toBe(false);
    expect(isFresh(undefined, 0)).toBe(false);
  });
});
