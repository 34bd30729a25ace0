"use client";

import { useMemo } from "react";

import { DensityPlot, domainOf } from "@/components/charts/density-plot";
import { GroupPlot } from "@/components/charts/group-plot";
import { Card } from "@/components/ui/card";
import { levelCaption, tierCaption } from "@/features/errors/captions";
import { chosenOf, spanOf } from "@/features/errors/choices";
import type { Filters, Range, Restricted } from "@/features/errors/filters";
import { byGroup, type GroupErrors, keysOf, rankedAreas } from "@/features/errors/groups";
import { errorsText as text } from "@/features/errors/text";
import type { TestSale } from "@/features/errors/sales";
import { useEvaluation } from "@/features/models/queries";
import type { ModelErrorsRead, ModelRead } from "@/lib/api/generated";
import { estimatesText } from "@/messages/estimates-text";

type ErrorChartsProps = {
  model: ModelRead;
  read: ModelErrorsRead;
  sales: TestSale[];
  shown: Restricted;
  filters: Filters;
  onChange: (next: Partial<Filters>) => void;
};

/** Value against price, and the errors by tier, area and month. */
export function ErrorCharts(props: ErrorChartsProps) {
  return (
    <div className="grid gap-4 xl:grid-cols-2">
      <Card>
        <Pairs {...props} />
      </Card>
      <Card>
        <Tiers {...props} />
      </Card>
      <Card>
        <Areas {...props} />
      </Card>
      <Card>
        <Months {...props} />
      </Card>
    </div>
  );
}

const NEAR = 10;

function Pairs({ model, sales, shown, filters: { price, value }, onChange }: ErrorChartsProps) {
  const pairs = useMemo(() => shown.without.pair.flatMap(({ price, value }) => (value === null ? [] : [{ price, value }])), [shown]);
  const domain = useMemo(() => domainOf(sales.flatMap(({ price, value }) => (value === null ? [] : [{ price, value }]))), [sales]);
  const near = shown.without.pair.filter(({ error }) => error !== null && Math.abs(error) <= NEAR).length;
  const { pair } = text;
  return (
    <DensityPlot
      sales={pairs}
      domain={domain}
      currency={model.dataset.currency}
      names={{ title: pair.title, summary: `${pair.summary(near, pairs.length)} ${estimatesText.pictured}`, price: pair.price, value: pair.value, n: pair.n, empty: pair.empty }}
      chosen={{ price, value }}
      onChoose={(nextPrice, nextValue) => onChange({ price: nextPrice, value: nextValue })}
      onClear={() => onChange({ price: null, value: null })}
    />
  );
}

function Tiers({ model, read, shown, filters, onChange }: ErrorChartsProps) {
  const evaluation = useEvaluation(model.id).data;
  const keys = useMemo(() => Array.from({ length: read.tiers }, (_, place) => String(place + 1)), [read.tiers]);
  const groups = useMemo(() => byGroup(shown.without.tier, keys, ({ tier }) => (tier === null ? null : String(tier))), [shown, keys]);
  const { tier: names } = text.groups;
  const ranged = chosenOf(keys, filters.tier && { from: textOf(filters.tier.from), to: textOf(filters.tier.to) });
  return (
    <Groups
      kind="tier"
      groups={groups}
      label={(key) => names.name(Number(key), read.tiers)}
      caption={evaluation ? tierCaption(evaluation) : ""}
      chosen={ranged}
      onChoose={(ids, extend) => onChange({ tier: numbers(spanOf(keys, extend ? [...ranged, ...ids] : ids)) })}
      onClear={() => onChange({ tier: null })}
    />
  );
}

function Areas({ model, sales, shown, filters: { areas }, onChange }: ErrorChartsProps) {
  const groups = useEvaluation(model.id).data?.groups;
  const keys = useMemo(() => keysOf(sales, ({ area }) => area), [sales]);
  const { shown: ranked, few } = useMemo(() => rankedAreas(byGroup(shown.without.area, keys, ({ area }) => area)), [shown, keys]);
  return (
    <>
      <Groups
        kind="area"
        groups={ranked}
        label={(key) => key}
        caption={groups && keys.length > 0 ? levelCaption(model.test.n, groups.neighbourhood, "area") : ""}
        chosen={new Set(areas)}
        onChoose={(ids, extend) => onChange({ areas: extend ? [...new Set([...areas, ...ids])] : ids })}
        onClear={() => onChange({ areas: [] })}
        none={keys.length === 0}
        empty={few.areas > 0 ? text.groups.area.tooFew : undefined}
      />
      {few.areas > 0 && <p className="text-xs text-muted">{text.groups.few(few.areas, few.sales)}</p>}
    </>
  );
}

function Months({ model, sales, shown, filters, onChange }: ErrorChartsProps) {
  const groups = useEvaluation(model.id).data?.groups;
  const keys = useMemo(() => keysOf(sales, ({ month }) => month), [sales]);
  const found = useMemo(() => byGroup(shown.without.month, keys, ({ month }) => month), [shown, keys]);
  const ranged = chosenOf(keys, filters.month);
  return (
    <Groups
      kind="month"
      groups={found}
      label={(key) => key}
      caption={groups && keys.length > 0 ? levelCaption(model.test.n, groups.month, "month") : ""}
      chosen={ranged}
      onChoose={(ids, extend) => onChange({ month: spanOf(keys, extend ? [...ranged, ...ids] : ids) })}
      onClear={() => onChange({ month: null })}
      none={keys.length === 0}
    />
  );
}

type GroupsProps = {
  kind: "tier" | "area" | "month";
  groups: GroupErrors[];
  label: (key: string) => string;
  caption: string;
  chosen: ReadonlySet<string>;
  onChoose: (ids: string[], extend: boolean) => void;
  onClear: () => void;
  none?: boolean;
  /** Why no group is drawn, where it is not for the filters. */
  empty?: string | undefined;
};

function Groups({ kind, groups, label, caption, none = false, empty = text.groups.empty, ...rest }: GroupsProps) {
  const names = text.groups[kind];
  return (
    <>
      <GroupPlot
        title={names.title}
        summary={caption}
        subject={names.subject}
        groups={groups.map((group) => ({ ...group, id: group.key, label: label(group.key), short: group.key }))}
        format={(value) => text.signed(value)}
        tickFormat={(value) => text.tick(value)}
        file={`errors-by-${kind}`}
        empty={none || (kind === "tier" && groups.length === 0) ? names.none : empty}
        {...rest}
      />
      {groups.length > 0 && <p className="text-xs text-muted">{text.groups.note}</p>}
    </>
  );
}

const textOf = (value: number | null): string | null => (value === null ? null : String(value));

const numbers = (range: Range<string> | null): Range<number> | null => range && { from: Number(range.from), to: Number(range.to) };
