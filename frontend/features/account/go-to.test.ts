import { describe, expect, it } from "vitest";

import { ownPath } from "@/features/account/go-to";

describe("where a sign-in leads", () => {
  it.each(["/", "/runs?state=queued", "/data/demo#map"])("keeps %s", (path) => expect(ownPath(path)).toBe(path));

  it.each(["https://evil.test", "//evil.test", "/\\evil.test", "javascript:alert(1)", "", "runs"])("turns %j into the overview", (path) =>
    expect(ownPath(path)).toBe("/"),
  );
});
