/** One definition of each word; the dotted underlines and the help page both read it. */
export const glossary = {
  mdape: {
    term: "Median error (MdAPE)",
    text: "Half of the sales the model had never seen were valued closer to their price than this, half further away. In percent of the price; lower is better.",
  },
  ppe10: { term: "Within 10 %", text: "Share of unseen sales whose value was within 10 % of the price. Higher is better." },
  ppe20: { term: "Within 20 %", text: "Share of unseen sales whose value was within 20 % of the price. Higher is better." },
  rmse: {
    term: "RMSE",
    text: "Root of the mean squared error in money. A few large errors weigh heavily. Lower is better.",
  },
  mae: { term: "MAE", text: "Mean size of the error in money. Lower is better." },
  r2: {
    term: "R²",
    text: "Share of the variation of prices that the model explains: 1 is perfect, 0 is no better than always naming the mean price, below 0 is worse than that.",
  },
  median_ratio: {
    term: "Median ratio",
    text: "Median of value divided by price. 1.00 means that values are neither too high nor too low overall; 0.90 to 1.10 is the usual range.",
  },
  cod: {
    term: "COD",
    text: "Coefficient of dispersion: average distance of the ratios from their median, in percent. 5 to 15 is the usual range for single-family homes. Lower is more uniform.",
  },
  prd: {
    term: "PRD",
    text: "Price-related differential. Above 1.03, dear homes are valued too low beside cheap ones; below 0.98, the other way round.",
  },
  prb: {
    term: "PRB",
    text: "Price-related bias: by how much the ratio changes when the value doubles. Between −0.05 and 0.05 is the usual range.",
  },
  coverage_90: {
    term: "Coverage of the 90 % range",
    text: "How often the range really held the price, on sales the model had never seen. It should be close to 90 %.",
  },
  width_90: {
    term: "Width of the 90 % range",
    text: "Median width of the range in percent of the value. Narrower is more useful, as long as the coverage is right.",
  },
  epoch: { term: "Epoch", text: "One pass of the training through all training sales; for LightGBM, one more tree." },
  validation: {
    term: "Validation score",
    text: "Error on sales held back from the training to decide when to stop. The test sales are others, and are looked at only once.",
  },
  baseline: {
    term: "Baseline",
    text: "A simple rule that every model has to beat: the median price per area around, and a linear model.",
  },
  split: {
    term: "Split",
    text: "Which sales are held back for the test. 'time' holds back the latest fifth, 'random' a random fifth.",
  },
  interval: {
    term: "95 % interval",
    text: "The figure would lie in this span in 95 of 100 such draws of test sales. That the spans of two models overlap does not mean that they are alike: a comparison sale by sale can still tell them apart.",
  },
  range_90: { term: "90 % range", text: "The price is expected inside this range for 9 homes out of 10." },
  comparable: { term: "Comparable sale", text: "A sale that the model has seen and that is most like the home: place, size, age, kind." },
  champion: { term: "Champion", text: "The model of a data set that answers when none is named." },
  blend: { term: "Blend", text: "A weighted mean of the four models; the weights are found on held-back training sales." },
} as const;

export type GlossaryKey = keyof typeof glossary;
