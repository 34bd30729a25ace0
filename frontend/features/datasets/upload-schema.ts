import { zodResolver } from "@hookform/resolvers/zod";
import * as z from "zod/mini";

import { datasetText } from "@/features/datasets/messages";

const text = datasetText.upload;

const schema = z.object({
  file: z.custom<FileList>((value) => value instanceof FileList && value.length === 1, { error: text.fileMissing }),
  name: z.string().check(z.trim(), z.minLength(1, { error: text.nameMissing }), z.maxLength(100, { error: text.nameMissing })),
  target: z.string(),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/, { error: text.currencyWrong })),
  area_unit: z.enum(["ft2", "m2"]),
});

export type UploadValues = z.infer<typeof schema>;

export const uploadResolver = zodResolver(schema);
