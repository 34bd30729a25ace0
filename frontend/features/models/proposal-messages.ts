import { catalogue } from "@/lib/catalogue";

/** The texts of promotions, and of proposals where a second person decides. */
const proposalText = {
  promote: {
    title: "Promote to champion",
    question: (name: string) => `Make ${name} the champion?`,
    action: "Promote",
    override: "Promote all the same",
    reason: "Reason to promote it all the same",
    reasonHelp: "It is kept with the promotion.",
    done: (name: string, dataset: string) => `${name} is the champion of ${dataset}`,
    failed: "The model could not be promoted",
    lead: "",
  },
  propose: {
    title: "Propose as champion",
    question: (name: string) => `Propose ${name} as champion?`,
    action: "Propose",
    override: "Propose all the same",
    reason: "Reason to promote it all the same",
    reasonHelp: "Whoever decides reads it; it is kept with the promotion.",
    done: (name: string, dataset: string) => `${name} is proposed as champion of ${dataset}`,
    failed: "The model could not be proposed",
    lead: "Another person must accept it. Everyone who signs in may read the model from then on. ",
  },
  card: {
    title: "Proposed as champion",
    by: (name: string, when: string) => `${name} proposed this model ${when}.`,
    override: "A guard that does not pass is to be waived.",
    reason: (text: string) => `Reason: ${text}`,
    accept: "Accept",
    decline: "Decline",
    withdraw: "Withdraw",
    answer: "Your answer",
    answerHelp: "Whoever proposed it reads it; it is needed to decline.",
    failed: "The proposal was not decided",
    accepted: "The model is champion now",
    declined: "The proposal is declined",
    withdrawn: "The proposal is withdrawn",
    past: { open: "", accepted: (name: string) => `Accepted by ${name}`, declined: (name: string) => `Declined by ${name}`, withdrawn: (name: string) => `Withdrawn by ${name}` },
    waiting: "Models that wait for your decision",
  },
};

export type ProposalText = typeof proposalText;

export const proposalMessages = catalogue<ProposalText>(proposalText, { es: () => import("./proposal-messages.es"), fr: () => import("./proposal-messages.fr") });
