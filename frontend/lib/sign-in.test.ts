import { describe, expect, it } from "vitest";

import { signInPath } from "@/lib/sign-in";

describe("the way of somebody without a session", () => {
  it.each([
    ["/", "", [], "/sign-in"],
    ["/runs", "?state=queued", ["theme"], "/sign-in?next=%2Fruns%3Fstate%3Dqueued"],
    ["/sign-in", "?next=%2F", [], null],
    ["/welcome", "", [], null],
    ["/runs", "", ["houseprice_session"], null],
    ["/runs", "", ["__Host-houseprice_session"], null],
    ["/welcome/x", "", [], "/sign-in?next=%2Fwelcome%2Fx"],
  ])("from %s%s with %j leads to %j", (pathname, search, cookies, target) => {
    expect(signInPath(pathname, search, cookies)).toBe(target);
  });
});
