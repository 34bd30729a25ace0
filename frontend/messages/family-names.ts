import { messages } from "@/messages/text";

/** Names that are the same in every language. */
const PROPER: Record<string, string> = { pytorch: "PyTorch", tensorflow: "TensorFlow", huggingface: "HuggingFace", lightgbm: "LightGBM" };

/** What a family is called in the language of the page. */
export const familyName = (family: string): string => PROPER[family] ?? messages.families[family] ?? family;

/** The name of a baseline without the word for it. */
export const ruleName = (family: string): string => familyName(family).replace(/^\p{L}+ ?: /u, "");
