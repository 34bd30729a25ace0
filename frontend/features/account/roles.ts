import { peopleText } from "@/features/account/shell-text";
import type { OwnedRead, SignedInUser } from "@/lib/api/generated";

export type RoleName = SignedInUser["role"];

/** Each role may do what the roles before it may. */
export const ROLES: readonly RoleName[] = ["viewer", "analyst", "approver", "administrator"];
const text = peopleText.permit;

/** Why a user may not do what needs a role, or changes what somebody owns; undefined if they may. */
export function forbidden(user: Pick<SignedInUser, "name" | "role">, needed: RoleName, owned?: OwnedRead): string | undefined {
  if (ROLES.indexOf(user.role) < ROLES.indexOf(needed)) return text.role(peopleText.roles[needed].label, peopleText.roles[user.role].label);
  if (owned === undefined || user.role === "administrator" || owned.owner_name === user.name) return undefined;
  return owned.owner_name === null ? text.nobody : text.owner(owned.owner_name);
}
