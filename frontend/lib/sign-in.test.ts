import { describe, expect, it } from "vitest";

import { beginSigningOut, signInPath, leadsToSignIn } from "@/lib/sign-in";

describe("the way of somebody without a session", () => {
  it.each([
    ["/", "", [], "/sign-in"],
    ["/runs", "?state=queued", ["theme"], "/sign-in?next=%2Fruns%3Fstate%3Dqueued"],
    ["/sign-in", "?next=%2F", [], null],
    ["/welcome", "", [], null],
    ["/shared", "", [], null],
    ["/runs", "", ["houseprice_session"], null],
    ["/runs", "", ["__Host-houseprice_session"], null],
    ["/welcome/x", "", [], "/sign-in?next=%2Fwelcome%2Fx"],
  ])("from %s%s with %j leads to %j", (pathname, search, cookies, target) => {
    expect(signInPath(pathname, search, cookies)).toBe(target);
  });
});

it("a call that loses its session leads to the sign-in page, unless the user is signing out", () => {
  expect(leadsToSignIn()).toBe(true);
  beginSigningOut();
  expect(leadsToSignIn()).toBe(false);
});
