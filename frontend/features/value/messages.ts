export const valueText = {
  dataset: "Data set",
  chooseDataset: "Choose a data set",
  model: "Model",
  chooseModel: "Choose a model",
  modelError: (error: string) => `Median error on unseen sales ${error}.`,
  missing: {
    model: (id: string) => `The model of this page is not here: ${id}. It may have been deleted. Choose another one.`,
    dataset: (name: string) => `No model is trained on the data set ${name}. Train one, or choose another data set.`,
  },
  trainOn: "Train a model on it",
};
