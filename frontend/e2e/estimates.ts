import type { Page } from "@playwright/test";

/** An estimate that the server has: all of it is to stand wherever its value stands. */
export type Known = { texts: string[]; low: string; high: string };

type Amounts = { value: number; low_90: number; high_90: number };

/** Figures as pages write them in English. */
export function known({ value, low_90: low, high_90: high }: Amounts, currency: string): Known {
  const written = (amount: number, digits: Intl.NumberFormatOptions) => new Intl.NumberFormat("en-US", { style: "currency", currency, ...digits }).format(amount);
  const rounded = (amount: number) => written(amount, { maximumSignificantDigits: 3, minimumFractionDigits: 0 });
  const exact = (amount: number) => written(amount, { maximumFractionDigits: 0 });
  return { texts: [rounded(value), exact(value)], low: rounded(low), high: rounded(high) };
}

export type Walked = { estimates: number; faults: string[] };

/**
 * Every estimate that a reader sees, and those of them that stand bare. What is written as an estimate
 * (`data-estimate`) needs its range and how sure it is in its row or card. What is not, but has the figure of one, needs
 * both ends there; a chart explains the value at the head of the page, which has them.
 */
export const walk = (page: Page, all: Known[]): Promise<Walked> =>
  page.evaluate((all) => {
    const ROWS = "tr, li, dl, [role=option], [cmdk-item], [data-estimate-scope]";
    const CARDS = "section, article, form, [role=dialog], [data-estimate-scope]";
    const seen = (element: Element | null): element is Element => element !== null && element.checkVisibility({ visibilityProperty: true });
    const said = (element: Element) => seen(element) && (element.textContent ?? "").trim().length > 1;
    const parts = (scope: Element | null, part: string) => [...(scope?.querySelectorAll(`[data-estimate=${part}]`) ?? [])].filter(said);
    const faults: string[] = [];
    const fault = (element: Element, lacks: string) => faults.push(`${element.textContent?.trim().slice(0, 80)} has no ${lacks}: ${element.closest(ROWS)?.textContent?.slice(0, 160) ?? element.parentElement?.textContent?.slice(0, 160)}`);

    const estimates = [...document.querySelectorAll("[data-estimate=value]")].filter(said);
    for (const estimate of estimates) {
      const row = estimate.closest(ROWS);
      const card = estimate.closest(CARDS);
      const scope = row ?? card;
      if (parts(scope, "range").length === 0) fault(estimate, "range");
      // A sentence about all rows of a card stands outside of them.
      const ofCard = parts(card, "confidence").filter((part) => part.closest("tr, li") === null);
      if (parts(scope, "confidence").length === 0 && ofCard.length === 0) fault(estimate, "confidence");
    }

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.parentElement;
      const text = walker.currentNode.textContent ?? "";
      if (!seen(at) || at.closest("script, style, [data-estimate]")) continue;
      const values = all.filter(({ texts }) => texts.some((value) => text.includes(value) && !/[\d,]/.test(text.charAt(text.indexOf(value) + value.length))));
      if (values.length === 0) continue;
      const scope = at.closest("[data-valuation], article") ?? at.closest(ROWS) ?? at.closest(CARDS);
      const words = scope?.textContent ?? "";
      if (!values.some(({ low, high }) => words.includes(low) && words.includes(high))) fault(at, "range, although it is not written as an estimate");
      const sure = parts(scope, "confidence").length > 0 || /How sure|Confidence/.test(words);
      if (!sure) fault(at, "confidence, although it is not written as an estimate");
    }
    return { estimates: estimates.length, faults };
  }, all);
