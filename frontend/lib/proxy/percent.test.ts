import { describe, expect, it } from "vitest";

import { soundAddress, soundPath } from "@/lib/proxy/percent";

describe("a path with percent signs", () => {
  it.each(["/runs/abc", "/a%2Fb/%C3%A9", "/100%25", "/"])("stays as it is where it can be decoded: %s", (path) => {
    expect(soundPath(path)).toBe(path);
  });

  it.each([
    ["/runs/%", "/runs/%25"],
    ["/%E0%A4%A/x", "/%25E0%25A4%25A/x"],
    ["/a/%zz?q=%zz", "/a/%25zz?q=%zz"],
  ])("can be decoded: %s", (address, sound) => {
    expect(soundAddress(address)).toBe(sound);
    expect(() => decodeURIComponent(sound.split("?")[0] ?? "")).not.toThrow();
  });
});
