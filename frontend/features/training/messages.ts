import { catalogue } from "@/lib/catalogue";
import { integer, plural } from "@/lib/format";

export const trainingText = {
  title: "Train",
  lead: "Choose a data set and a model. The training runs in the background, so you can close this tab.",
  panel: "Train models",
  runs: "Runs",
  dataset: "Data set",
  datasetHelp: {
    rows: (rows: number, what: string) => `${integer(rows)} rows; a row is ${what}`,
    notHere: "It is not on disk yet and is fetched when the training starts",
  },
  model: "Model",
  notes: {
    lightgbm: "Gradient-boosted trees; usually the quickest to train",
    pytorch: "Network on PyTorch",
    tensorflow: "Keras network",
    huggingface: "Transformer over the home and its comparable sales",
    all: "All four are trained side by side, then blended",
  },
  epochs: "Epochs",
  epochsHelp: "This is an upper limit: the training stops when the validation score no longer improves.",
  advanced: "Advanced",
  submit: "Train model",
  submitCaption: "async with Celery",
  submitName: "Train model (async with Celery)",
  submitted: "Training queued",
  running: "Training runs",
  background: "The training runs in the background and goes on when you close this tab.",
  estimate: (low: string, high: string, runs: number) =>
    low === high ? `Your last such run took about ${low}.` : `Your last ${plural(runs, "run", "runs")} of this kind took about ${low} to ${high}.`,
  sample: {
    button: "Use sample data",
    note: (family: string, seconds: number) =>
      `The sample is a made-up market of sales, labelled as a sample everywhere; nothing is downloaded. A ${family} model learns from it, with a time limit of ${plural(seconds, "second", "seconds")}, and then values an example home.`,
  },
  failed: "The training could not be started",
  datasetsFailed: "The data sets could not be loaded",
  datasetsMissing: "The data sets could not be loaded, so nothing can be trained yet.",
  datasetsPending: "The data sets are being loaded…",
  datasetChoose: "Choose a data set",
  datasetNone: "Choose the data set to train on.",
  datasetUnknown: (id: string) => `The address names a data set that is not here: ${id}. Choose another.`,
  emptyTitle: "No training yet",
  emptyText: "What you train appears here with its progress, on every browser that opens this page.",
  allRuns: "All runs",
  finished: "Recently finished",
  results: "Results",
  resultsLead: (dataset: string, n: number) => `The errors are on the same ${integer(n)} test sales of ${dataset}, which no model saw in training.`,
  resultsPartial: "Runs with other test sales are left out; all models are on the Models page.",
  resultsEmpty: "Scores appear here when a training has finished.",
  smallTest: (n: number) => `There are only ${plural(n, "test sale", "test sales")}, so differences between models are mostly chance.`,
  compare: "Compare models",
  value: "Value a home",
};

export type TrainingText = typeof trainingText;

export const trainingMessages = catalogue<TrainingText>(trainingText, { es: () => import("./messages.es"), fr: () => import("./messages.fr") });
