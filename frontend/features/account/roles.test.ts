// @vitest-environment jsdom
import { describe, expect, it } from "vitest";

import { forbidden } from "@/features/account/roles";

const of = (owner_name: string | null) => ({ owner_name, sharing: "team" as const });

describe("what a role may do", () => {
  it("says which role is missing", () => {
    expect(forbidden({ name: "vera", role: "viewer" }, "analyst")).toBe("This needs the role analyst; you are a viewer. An administrator can change that.");
    expect(forbidden({ name: "ada", role: "analyst" }, "approver")).toContain("needs the role approver");
  });

  it.each(["analyst", "approver", "administrator"] as const)("lets an %s train", (role) => expect(forbidden({ name: "a", role }, "analyst")).toBeUndefined());

  it("keeps what belongs to others from change, but not from administrators", () => {
    expect(forbidden({ name: "bea", role: "approver" }, "analyst", of("ada"))).toBe("This belongs to ada: only they or an administrator may change it.");
    expect(forbidden({ name: "ada", role: "analyst" }, "analyst", of("ada"))).toBeUndefined();
    expect(forbidden({ name: "root", role: "administrator" }, "analyst", of("ada"))).toBeUndefined();
    expect(forbidden({ name: "bea", role: "analyst" }, "analyst", of(null))).toContain("belongs to nobody");
  });
});
