import { chartText } from "@/messages/chart-text";
import { groupName } from "@/messages/group-name";

/** What moved a value; a group of features may have parts that add up to it. */
export type Amount = { feature: string; amount: number; parts?: { feature: string; amount: number }[] };
/** One bar, of a feature or of several small ones: from the running total before it to the total after it. */
export type Step = { feature: string; label: string; amount: number; from: number; to: number };

const SHOWN = 7;

/** The largest contributions first, the rest as one step, so that all add up to the value. */
export function waterfallSteps(reference: number, contributions: Amount[], shown = SHOWN): Step[] {
  const moving = contributions.filter(({ amount }) => amount !== 0).toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  const rest = moving.slice(shown);
  const parts = moving.slice(0, shown).map(({ feature, amount }) => ({ feature, label: groupName(feature), amount }));
  if (rest.length === 1 && rest[0]) parts.push({ feature: rest[0].feature, label: groupName(rest[0].feature), amount: rest[0].amount });
  if (rest.length > 1) parts.push({ feature: "", label: chartText.steps.other(rest.length), amount: rest.reduce((sum, one) => sum + one.amount, 0) });
  let total = reference;
  return parts.map((part) => {
    const from = total;
    total += part.amount;
    return { ...part, from, to: total };
  });
}

/** Reference and steps add up to the value, to one unit of money. */
export function addsUp(reference: number, contributions: Amount[], value: number): boolean {
  return Math.abs(contributions.reduce((sum, { amount }) => sum + amount, reference) - value) <= 1;
}
