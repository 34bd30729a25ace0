import { describe, expect, it } from "vitest";

import { tileSetting } from "@/lib/map-tiles";
import { contentSecurityPolicy } from "@/lib/security";

const setting = (url: string) => tileSetting({ HOUSEPRICE_MAP_TILES: url });

describe("map tiles", () => {
  it("are none as long as nobody names some", () => {
    expect(tileSetting({})).toEqual({ tiles: null, fault: null });
    expect(contentSecurityPolicy("n", false)).not.toContain("http");
  });

  it("open the policy of the page to their host, and to no other", () => {
    const url = "https://tiles.example.org/streets/{z}/{x}/{y}.png?key=1";
    expect(tileSetting({ HOUSEPRICE_MAP_TILES: url, HOUSEPRICE_MAP_ATTRIBUTION: "© Example" }).tiles).toEqual({ url, attribution: "© Example" });
    const policy = contentSecurityPolicy("n", false, "https://tiles.example.org");
    expect(policy.match(/https:\/\/\S+/g)).toEqual(["https://tiles.example.org;", "https://tiles.example.org;"]);
    expect(policy).toContain("connect-src 'self' https://tiles.example.org");
  });

  it.each(["tiles", "/tiles/{z}/{x}/{y}", "https://tiles.example.org/", "ftp://a.example/{z}/{x}/{y}", "https://{s}.example.org/{z}/{x}/{y}.png", "javascript:{z}{x}{y}"])(
    "are refused with an example: %s",
    (url) => {
      expect(setting(url).tiles).toBeNull();
      expect(setting(url).fault).toContain(`got ${url}`);
    },
  );
});
