import { zodResolver } from "@hookform/resolvers/zod";
import type { Resolver } from "react-hook-form";
import * as z from "zod/mini";

import { type CheckedForm, layerSizes, type TrainingForm } from "@/features/training/form";
import { type AdvancedText, advancedMessages } from "@/features/training/advanced-messages";
import { textIn } from "@/lib/catalogue";
import { TRAINABLE } from "@/lib/families";
import { pageLocale } from "@/lib/locale";

const whole = (low: number, high: number, error: string) => z.int({ error }).check(z.gte(low, { error }), z.lte(high, { error }));
const positive = (error: string) => z.number({ error }).check(z.gt(0, { error }));

const LAYERS = /^\s*\d{1,4}(\s*,\s*\d{1,4}){0,7}\s*$/;
const layersFit = (text: string): boolean =>
  text.trim() === "" || (LAYERS.test(text) && layerSizes(text).every((size) => size >= 1 && size <= 4096));

/** The limits of the API, so that most mistakes are explained beside the field. */
const schemaIn = (errors: AdvancedText["errors"]) =>
  z.object({
    model_type: z.enum(TRAINABLE),
    epochs: whole(1, 10_000, errors.epochs),
    learning_rate: z.nullable(positive(errors.learningRate)),
    hidden_sizes: z.string().check(z.refine(layersFit, { error: errors.hiddenSizes })),
    batch_size: z.nullable(whole(1, 100_000, errors.batchSize)),
    patience: z.nullable(whole(1, 10_000, errors.patience)),
    seed: whole(0, 2_147_483_647, errors.seed),
    split: z.enum(["auto", "time", "random"]),
    time_limit_s: z.nullable(positive(errors.timeLimit)),
    keep_leaks: z.string(),
    ignored_columns: z.array(z.string()),
    neighbourhoods: z.boolean(),
    tune_minutes: z.nullable(z.number({ error: errors.tune }).check(z.gt(0, { error: errors.tune }), z.lte(10_080, { error: errors.tune }))),
  });

/** The rules with their errors in the language of the reader. */
export const trainingResolver: Resolver<TrainingForm, unknown, CheckedForm> = async (...values) => {
  const { errors } = await textIn(advancedMessages, pageLocale());
  return zodResolver<TrainingForm, unknown, CheckedForm>(schemaIn(errors))(...values);
};
