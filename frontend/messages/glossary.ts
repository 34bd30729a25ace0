import { catalogue } from "@/lib/catalogue";

/** One definition of each word; the dotted underlines and the help page both read it. */
const glossary = {
  mdape: {
    term: "Median error (MdAPE)",
    text: "Half of the sales that the model had never seen were valued closer to their price than this, and half further away. It is in percent of the price; lower is better.",
  },
  ppe10: { term: "Within 10 %", text: "This is the share of unseen sales whose value was within 10 % of the price. Higher is better." },
  ppe20: { term: "Within 20 %", text: "This is the share of unseen sales whose value was within 20 % of the price. Higher is better." },
  rmse: {
    term: "RMSE",
    text: "RMSE is the root of the mean squared error, in money. A few large errors weigh heavily. Lower is better.",
  },
  mae: { term: "MAE", text: "MAE is the mean size of the error, in money. Lower is better." },
  r2: {
    term: "R²",
    text: "R² is the share of the variation of prices that the model explains: 1 is perfect, 0 is no better than always naming the mean price, below 0 is worse than that.",
  },
  median_ratio: {
    term: "Median ratio",
    text: "This is the median of value divided by price. 1.00 means that values are neither too high nor too low overall; 0.90 to 1.10 is the usual range.",
  },
  cod: {
    term: "COD",
    text: "The coefficient of dispersion is the average distance of the ratios from their median, in percent. 5 to 15 is the usual range for single-family homes. Lower is more uniform.",
  },
  prd: {
    term: "PRD",
    text: "The price-related differential shows unequal treatment. Above 1.03, dear homes are valued too low beside cheap ones; below 0.98, it is the other way round.",
  },
  prb: {
    term: "PRB",
    text: "The price-related bias is how much the ratio changes when the value doubles. Between −0.05 and 0.05 is the usual range.",
  },
  vei: {
    term: "VEI",
    text: "The vertical equity index is the median ratio of the dearest homes less that of the cheapest, in percent of the median ratio. Within −10 % and 10 % is the usual range; below, dear homes are valued too low beside cheap ones. It counts only where the intervals of the two tiers do not overlap.",
  },
  beyond_chance: {
    term: "Beyond chance",
    text: "A difference is named only where chance alone would hardly make it. With many groups some would always look different, so the test is stricter the more there are: the whole table has a chance of 5 % to name any group wrongly.",
  },
  coverage_90: {
    term: "Coverage of the 90 % range",
    text: "This is how often the range really held the price, on sales that the model had never seen. It should be close to 90 %.",
  },
  width_90: {
    term: "Width of the 90 % range",
    text: "This is the median width of the range, in percent of the value. Narrower is more useful, as long as the coverage is right.",
  },
  epoch: { term: "Epoch", text: "An epoch is one pass of the training through all training sales; for LightGBM it is one more tree." },
  validation: {
    term: "Validation score",
    text: "This is the error on sales that are held out of the training to decide when it stops. The test sales are others, and are used only once.",
  },
  log_rmse: {
    term: "RMSE of the log price, standardised",
    text: "This is the error that a training makes smaller, epoch by epoch. It is the RMSE of the logarithm of the price, so that a tenth off counts alike for cheap and dear homes, in units of the spread of all prices: 1 is no better than always naming the middle price, 0 is perfect.",
  },
  baseline: {
    term: "Baseline",
    text: "A baseline is a simple rule that every model has to beat. There are two: the median price per area nearby, and a linear model.",
  },
  split: {
    term: "Split",
    text: "The split says which sales are held out for the test: 'time' holds out the latest fifth, 'random' a random fifth.",
  },
  interval: {
    term: "95 % interval",
    text: "The figure would lie in this span in 95 of 100 such draws of test sales. That the spans of two models overlap does not mean that they are alike: a comparison sale by sale can still tell them apart.",
  },
  range_90: { term: "90 % range", text: "The range is meant to hold the price of 9 homes out of 10. How many it held on sales that the model had not seen is said beside it." },
  comparable: { term: "Comparable sale", text: "A comparable sale is one that the model has seen and that is most like the home in place, size, age and kind." },
  champion: { term: "Champion", text: "The champion of a data set is the model that answers when none is named." },
  blend: { term: "Blend", text: "A blend is a weighted mean of the four models; the weights are learned from out-of-fold predictions of training sales." },
};

export type GlossaryKey = keyof typeof glossary;

export type GlossaryText = typeof glossary;

export const glossaryMessages = catalogue<GlossaryText>(glossary, { es: () => import("./glossary.es"), fr: () => import("./glossary.fr") });
