import { catalogue } from "@/lib/catalogue";
import { integer } from "@/lib/format";

const advancedText = {
  lead: "Where a field is empty, each model uses a good default of its own.",
  learningRate: "Learning rate",
  learningRateHelp: "For example 0.001",
  hiddenSizes: "Hidden layers",
  hiddenSizesHelp: "Widths, for example 64, 32, 16",
  batchSize: "Batch size",
  patience: "Patience",
  patienceHelp: "Number of epochs without improvement after which the training stops",
  seed: "Seed",
  split: "Test sales",
  splits: {
    auto: "Automatic: the latest sales, or a random fifth where there are no dates",
    time: "The latest fifth of the sales",
    random: "A random fifth of the sales",
  },
  timeLimit: "Time limit",
  tune: "Tune before the training",
  tuneHelp: "Settings are tried on validation sales for this long; all models share the time",
  keep: "Columns to keep although they seem to know the price",
  keepHelp: "Names, separated by commas. Only columns that were known before the sale",
  ignored: "Columns that are not learned from",
  ignoredHelp: "A ticked column is left out of this training; the data set stays as it is.",
  ignoredCount: (count: number) => (count === 0 ? "none" : integer(count)),
  neighbourhoods: "Make neighbourhoods from the coordinates",
  neighbourhoodsHelp: "Where the table names no neighbourhood, its sales are grouped by place, in as many groups as held-out sales confirm.",
  errors: {
    epochs: "Epochs must be a whole number from 1 to 10,000.",
    learningRate: "The learning rate must be a number above 0.",
    hiddenSizes: "Give 1 to 8 whole numbers from 1 to 4,096, separated by commas.",
    batchSize: "The batch size must be a whole number from 1 to 100,000.",
    patience: "Patience must be a whole number from 1 to 10,000.",
    seed: "The seed must be a whole number from 0 to 2,147,483,647.",
    tune: "Tuning takes more than 0 and at most 10,080 minutes.",
    timeLimit: "The time limit must be above 0 seconds.",
  },
};

export type AdvancedText = typeof advancedText;

/** Texts of the settings with good defaults and of the rules, which come when they are needed. */
export const advancedMessages = catalogue<AdvancedText>(advancedText, { es: () => import("./advanced-messages.es"), fr: () => import("./advanced-messages.fr") });
