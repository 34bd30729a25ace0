import { catalogue } from "@/lib/catalogue";

/** Texts about people that stand on every page; those of the pages about people are loaded there. */
const peopleText = {
  roles: {
    viewer: { label: "Viewer", note: "Looks at what is shared, and values homes" },
    analyst: { label: "Analyst", note: "Also imports sales, and trains models" },
    approver: { label: "Approver", note: "Also promotes a model to champion" },
    administrator: { label: "Administrator", note: "Also manages users, and sees everything" },
  },
  menu: {
    label: "Account",
    signedInAs: (name: string, role: string) => `${name}, ${role.toLowerCase()}`,
    account: "My account",
    users: "Users",
    audit: "Audit log",
    signOut: "Sign out",
  },
  permit: {
    label: "Not allowed:",
    role: (needed: string, role: string) => `This needs the role ${needed.toLowerCase()}; you are ${/^[aeiou]/i.test(role) ? "an" : "a"} ${role.toLowerCase()}. An administrator can change that.`,
    owner: (name: string) => `This belongs to ${name}: only they or an administrator may change it.`,
    nobody: "This belongs to nobody: only an administrator may change it.",
  },
  owned: {
    by: (name: string) => `made by ${name}`,
    sharing: "Who may read it",
    private: "Only me",
    team: "Everyone who signs in",
    of: { private: "private", team: "shared" },
    failed: "The sharing was not changed",
  },
};

export type PeopleText = typeof peopleText;

export const peopleMessages = catalogue<PeopleText>(peopleText, { es: () => import("./shell-messages.es"), fr: () => import("./shell-messages.fr") });
