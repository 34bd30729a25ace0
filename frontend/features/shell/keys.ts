/** A key that was pressed, as far as shortcuts look at it. */
export type KeyPress = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "isComposing">;

export type KeyState = { waitsSince: number | null };
export type KeyMeaning = { does: "palette" | "sheet" | "filter" | "wait" | "nothing" } | { does: "go"; key: string };

/** How long `g` waits for its letter. */
export const WAIT_MS = 1500;

type Circumstances = { typing: boolean; singleKeys: boolean; now: number };

/** What a key means; single keys mean nothing in a field, with a modifier, or where they are turned off. */
export function meaningOf(press: KeyPress, state: KeyState, { typing, singleKeys, now }: Circumstances): KeyMeaning {
  if (press.isComposing || press.altKey) return { does: "nothing" };
  if (press.ctrlKey || press.metaKey) return { does: press.key.toLowerCase() === "k" ? "palette" : "nothing" };
  if (typing || !singleKeys) return { does: "nothing" };
  if (state.waitsSince !== null && now - state.waitsSince < WAIT_MS) return { does: "go", key: press.key.toLowerCase() };
  if (press.key === "g") return { does: "wait" };
  if (press.key === "?") return { does: "sheet" };
  return { does: press.key === "/" ? "filter" : "nothing" };
}

const FIELDS = "input, textarea, select, [contenteditable='true'], [role='textbox'], [role='combobox']";
const UNTYPED = ["checkbox", "radio", "button", "submit", "reset", "range", "file", "color"];

/** Whether a key that is pressed here is written somewhere, or chooses something in a list. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  const field = target.closest(FIELDS);
  return field !== null && !(field instanceof HTMLInputElement && UNTYPED.includes(field.type));
}

/** The field that narrows what the page shows. */
export const pageFilter = (): HTMLElement | null =>
  document.querySelector<HTMLElement>("main [data-page-filter]:is(input, select, button), main [data-page-filter] :is(input, select, button), main input[type='search']");
