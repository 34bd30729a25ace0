import { catalogue } from "@/lib/catalogue";

const helpText = {
  title: "Help",
  lead: "Four steps lead from sales to a value that you can check. The glossary says what the words mean.",
  steps: "Four steps",
  step: [
    { title: "Data", href: "/data", link: "Data sets", text: "Choose the sample or a built-in set, or import your own table with one sale in each row." },
    {
      title: "Train",
      href: "/train",
      link: "Train",
      text: "Choose a model, or all of them. The training runs in the background and goes on when you close the browser.",
    },
    {
      title: "Check",
      href: "/compare",
      link: "Compare",
      text: "Read the errors on sales that the models never saw, beside two simple baselines.",
    },
    {
      title: "Value",
      href: "/value",
      link: "Value a home",
      text: "Fill in what is known about a home. The answer always has a range and says how sure it is.",
    },
  ],
  questions: "Questions",
  question: [
    {
      title: "Why is there always a range?",
      text: "No model knows the price. The 90 % range is calibrated on held-out sales so that it holds the price 9 times out of 10; each model's page shows how often it really did.",
    },
    {
      title: "Which model is best?",
      text: "The best model is the one that is proven better on the same test sales. The compare page compares two models sale by sale and says what is proven.",
    },
    {
      title: "A training seems stuck.",
      text: "The workers page shows whether a worker answers. When a worker dies, another one takes over its run, and nothing is lost.",
    },
    {
      title: "Is a value an appraisal?",
      text: "No. It is an automated estimate from past sales; it knows nothing about the inside of a home beyond what you enter.",
    },
  ],
  glossary: "Glossary",
};

export type HelpText = typeof helpText;

export const helpMessages = catalogue<HelpText>(helpText, { es: () => import("./messages.es"), fr: () => import("./messages.fr") });
