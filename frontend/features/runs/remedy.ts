import type { RemedyText } from "@/features/runs/remedy-messages";
import type { RunRead } from "@/lib/api/generated";

type Change = NonNullable<NonNullable<RunRead["error"]>["change"]>;
type Fields = Change["fields"];

const SHOWN_COLUMNS = 3;

const names = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** What a retry of the run would change, in words; "" where nothing is offered. */
export function remedyLabel(run: RunRead, text: RemedyText): string {
  const change = run.error?.change;
  if (!change) return "";
  return ofColumns(change.fields, run.settings, text) ?? whole(change.fields, text) ?? ofSettings(change, text);
}

function ofColumns({ ignored_columns: ignored, keep_leaks: kept }: Fields, before: RunRead["settings"], text: RemedyText): string | null {
  if (kept) return text.notKeeping((before.keep_leaks ?? []).filter((name) => !names(kept).includes(name)));
  if (!ignored) return null;
  const earlier = before.ignored_columns ?? [];
  const added = names(ignored).filter((name) => !earlier.includes(name));
  if (added.length === 0) return text.notIgnoring(earlier.filter((name) => !names(ignored).includes(name)));
  return text.without(added.slice(0, SHOWN_COLUMNS), Math.max(0, added.length - SHOWN_COLUMNS));
}

/** Changes that are one sentence, whatever else they set back with it. */
function whole(fields: Fields, text: RemedyText): string | null {
  if (fields.model_type === "lightgbm") return text.lightgbm;
  if (fields.property_columns !== undefined) return fields.property_columns === null ? text.foundHomes : text.eachSale;
  if (fields.split !== undefined) return fields.split === "auto" ? text.usualSplit : text.randomSplit;
  return fields.text_encoder === null ? text.noEncoder : null;
}

/** Other settings one by one; the server's own sentence where it names what this page does not know. */
function ofSettings({ fields, sentence }: Change, text: RemedyText): string {
  const parts = Object.entries(fields).map(([name, value]) => {
    if (typeof value === "number" && name in text.set) return text.set[name as keyof RemedyText["set"]](value);
    return typeof value !== "number" && name in text.usual ? text.usual[name as keyof RemedyText["usual"]] : null;
  });
  const known = parts.filter((part) => part !== null);
  return known.length === parts.length ? text.with(known) : sentence;
}
