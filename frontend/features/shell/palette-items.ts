"use client";

import { useRouter } from "next/navigation";

import { confidenceWords, estimated, rangeWords, valueWords } from "@/components/ui/estimate";
import { NAVIGATION } from "@/components/shell/navigation";
import { useAccount } from "@/features/account/queries";
import { forbidden, type RoleName } from "@/features/account/roles";
import { datasetName } from "@/features/datasets/dataset-name";
import { useDatasets } from "@/features/datasets/queries";
import { modelLabel } from "@/features/models/groups";
import { useModels } from "@/features/models/queries";
import { useRuns } from "@/features/runs/queries";
import { runName } from "@/features/runs/run-name";
import { shellToolsMessages } from "@/features/shell/messages";
import { useRecentValuations } from "@/features/value/queries";
import { applyDensity } from "@/lib/density";
import { applyTheme, asTheme, THEMES } from "@/lib/theme";
import { ago } from "@/lib/format";
import { useText } from "@/lib/use-text";
import { messages } from "@/messages/text";
import { runsMessages } from "@/messages/runs";
import { shellMessages } from "@/messages/shell";

export type PaletteItem = { id: string; label: string; note?: string; detail?: string; keywords?: string[]; run: () => void };
export type PaletteGroup = { title: string; items: PaletteItem[] };

const MOST_RUNS = 20;

/** Everything that can be gone to or done from anywhere, as far as the role allows it. */
export function usePaletteItems(onShortcuts: () => void): { groups: PaletteGroup[]; isPending: boolean; isError: boolean } {
  const router = useRouter();
  const { pages } = useText(shellMessages);
  const { groups: titles } = useText(shellToolsMessages).palette;
  const runsText = useText(runsMessages);
  const [datasets, runs, models, homes] = [useDatasets(), useRuns(), useModels(), useRecentValuations()];
  const actions = useActions(onShortcuts);
  const go = (href: string) => () => router.push(href);
  const groups: PaletteGroup[] = [
    { title: titles.pages, items: NAVIGATION.flatMap(({ items }) => items).map(({ href, page }) => ({ id: href, label: pages[page], run: go(href) })) },
    { title: titles.actions, items: actions },
    { title: titles.datasets, items: (datasets.data?.items ?? []).map((one) => ({ id: `data-${one.id}`, label: datasetName(one), keywords: [one.id], run: go(`/data/${one.id}`) })) },
    {
      title: titles.models,
      items: (models.data ?? []).map((one) => ({
        id: `model-${one.id}`,
        label: `${modelLabel(one)} on ${one.dataset.title}`,
        note: messages.models.status[one.status],
        keywords: [one.id],
        run: go(`/models/${one.id}`),
      })),
    },
    {
      title: titles.runs,
      items: (runs.data?.items ?? []).slice(0, MOST_RUNS).map((one) => ({
        id: `run-${one.id}`,
        label: runName(one, runsText),
        note: `${runsText.states[one.state]}, ${ago(one.created_at)}`,
        keywords: [one.id],
        run: go(`/runs/${one.id}`),
      })),
    },
    {
      title: titles.homes,
      items: (homes.data?.items ?? []).map((one) => ({
        id: `home-${one.id}`,
        label: `${valueWords(estimated(one, one.dataset.currency))}, ${one.dataset.title}`,
        note: ago(one.created_at),
        detail: `${rangeWords(estimated(one, one.dataset.currency))}. ${confidenceWords(estimated(one, one.dataset.currency))}`,
        keywords: [one.id],
        run: go(`/value/${one.id}`),
      })),
    },
  ];
  const all = [datasets, runs, models, homes];
  return { groups: groups.filter(({ items }) => items.length > 0), isPending: all.some((one) => one.isPending), isError: all.some((one) => one.isError && !one.data) };
}

function useActions(onShortcuts: () => void): PaletteItem[] {
  const router = useRouter();
  const user = useAccount().data?.user;
  const go = (href: string) => () => router.push(href);
  const text = useText(shellToolsMessages).actions;
  const known: (PaletteItem & { needs?: RoleName; people?: true })[] = [
    { id: "act-value", label: text.value, run: go("/value") },
    { id: "act-train", label: text.train, needs: "analyst", run: go("/train") },
    { id: "act-import", label: text.importTable, needs: "analyst", run: go("/data/import") },
    { id: "act-theme", label: text.theme, keywords: ["dark", "light"], run: nextTheme },
    { id: "act-density", label: text.density, keywords: ["compact", "rows"], run: nextDensity },
    { id: "act-shortcuts", label: text.shortcuts, keywords: ["keyboard"], run: onShortcuts },
    { id: "act-account", label: text.account, people: true, run: go("/account") },
    { id: "act-users", label: text.users, people: true, needs: "administrator", run: go("/users") },
    { id: "act-audit", label: text.audit, people: true, needs: "administrator", run: go("/audit") },
  ];
  return known.filter(({ needs, people }) => (user ? needs === undefined || forbidden(user, needs) === undefined : !people));
}

function nextTheme(): void {
  const now = asTheme(document.documentElement.dataset.theme);
  applyTheme(THEMES[(THEMES.indexOf(now) + 1) % THEMES.length] ?? "system");
}

function nextDensity(): void {
  applyDensity(document.documentElement.dataset.density === "compact" ? "comfortable" : "compact");
}
