import { describe, expect, it } from "vitest";

import * as format from "@/lib/format";

describe("numbers", () => {
  it.each([
    [format.integer(20640), "20,640"],
    [format.number(-3.456), "−3.46"],
    [format.number(-0.001), "0"], // no lone minus sign
    [format.number(null), "—"],
    [format.number(Number.NaN), "—"],
    [format.number(Infinity), "—"],
    [format.percent(9.13), "9.1 %"],
    [format.percent(9), "9.0 %"],
    [format.ratio(0.8312), "0.83"], // R² is never a percentage
    [format.significant(0.000012345), "1.235E−5"],
    [format.significant(0.14218), "0.1422"],
    [format.plural(1, "sale", "sales"), "1 sale"],
    [format.plural(2000, "sale", "sales"), "2,000 sales"],
    [format.interval(8.4, 9.9, (value) => format.number(value, 1)), "8.4 – 9.9"],
    [format.interval(null, 9.9, format.number), ""],
  ])("%s", (got, want) => expect(got).toBe(want));

  it("never rounds progress up to 100 %", () => {
    expect(format.progressPercent(99.99)).toBe("99 %");
    expect(format.progressPercent(100)).toBe("100 %");
    expect(format.progressPercent(0.9)).toBe("0 %");
  });
});

describe("money", () => {
  it.each([
    [format.money(412345, "USD"), "$412,345"],
    [format.money(-12000, "USD"), "−$12,000"],
    [format.estimate(412345, "USD"), "$412,000"],
    [format.estimate(1234567, "EUR"), "€1,230,000"],
    [format.estimate(null, "USD"), "—"],
    [format.compactMoney(450000, "USD"), "$450K"],
    [format.signedMoney(41000, "USD"), "+$41,000"],
    [format.signedMoney(-12000, "USD"), "−$12,000"],
    [format.signedMoney(0, "USD"), "$0"],
  ])("%s", (got, want) => expect(got).toBe(want));
});

describe("areas", () => {
  it.each([
    [format.area(1000, "ft2"), "1,000 ft²"],
    [format.area(1000, "ft2", "m2"), "93 m²"],
    [format.area(100, "m2", "ft2"), "1,076 ft²"],
    [format.pricePerArea(200, "USD", "ft2"), "$200/ft²"],
    [format.pricePerArea(200, "USD", "ft2", "m2"), "$2,153/m²"], // the other way round than areas
    [format.pricePerArea(2152.78, "USD", "m2", "ft2"), "$200/ft²"],
    [format.area(null, "m2"), "—"],
  ])("%s", (got, want) => expect(got).toBe(want));
});

describe("a unit beside a name", () => {
  const comma = (beside: string) => `, ${beside}`;
  it.each([
    [format.withUnit("Living area", "ft2", comma), "Living area, ft²"],
    [format.withUnit("Wohnfläche m²", "m2", comma), "Wohnfläche m²"],
    [format.withUnit("Wohnfläche (m2)", "m2", comma), "Wohnfläche (m2)"],
    [format.withUnit("Year built", "year", comma), "Year built"],
    [format.withUnit("Baujahr", "year", comma), "Baujahr, year"],
    [format.withUnit("Zimmer", "m", comma), "Zimmer, m"], // the m of "Zimmer" names no unit
    [format.withUnit("Rooms", "", comma), "Rooms"],
  ])("%s", (got, want) => expect(got).toBe(want));
});

describe("time", () => {
  it.each([
    [format.duration(0.42), "0.4 s"],
    [format.duration(59.4), "59 s"],
    [format.duration(112), "1 min 52 s"],
    [format.duration(3720), "1 h 2 min"],
    [format.timeLeft(1), "5 s"],
    [format.timeLeft(41), "45 s"],
    [format.timeLeft(130), "2 min"],
    [format.distance(480), "480 m"],
    [format.distance(2350), "2.4 km"],
    [format.bytes(999), "999 B"],
    [format.bytes(1_250_000), "1.3 MB"],
    [format.date("2026-11-23"), "23 Nov 2026"], // a plain date belongs to no zone
    [format.date(null), "—"],
    [format.isoDate("2026-11-23T14:05:09Z"), "2026-11-23"],
  ])("%s", (got, want) => expect(got).toBe(want));

  it("says how long ago", () => {
    const now = new Date("2026-11-23T12:00:00Z");
    expect(format.ago("2026-11-23T11:59:55Z", now)).toBe("just now");
    expect(format.ago("2026-11-23T11:58:00Z", now)).toBe("2 min. ago");
    expect(format.ago("2026-11-23T12:00:30Z", now)).toBe("just now"); // a clock that is ahead
  });
});
