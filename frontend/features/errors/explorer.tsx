"use client";

import dynamic from "next/dynamic";
import { parseAsInteger, useQueryState, useQueryStates } from "nuqs";
import { useDeferredValue, useMemo } from "react";

import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Empty } from "@/components/ui/empty";
import { SkeletonLines } from "@/components/ui/skeleton";
import { Counts } from "@/features/errors/counts";
import { FilterForm } from "@/features/errors/filter-form";
import { type Filters, FILTER_ADDRESS, isFiltered, NO_FILTERS, restrict } from "@/features/errors/filters";
import { errorsText as text } from "@/features/errors/text";
import { useFlags } from "@/features/errors/queries";
import { testSales } from "@/features/errors/sales";
import { reviewOf } from "@/features/quality/review";
import type { ModelErrorsRead, ModelRead } from "@/lib/api/generated";
import type { Tiles } from "@/lib/map-tiles";

const Lines = () => <SkeletonLines lines={8} />;
/** As tall as the map, so that nothing below it moves. */
const MapLines = () => <SkeletonLines lines={8} className="min-h-[calc(clamp(20rem,60vh,40rem)+5rem)]" />;
/** The drawing code and the table come after the page: the words and the filters do not wait for them. */
const ErrorMap = dynamic(() => import("@/features/errors/error-map").then((module) => module.ErrorMap), { ssr: false, loading: MapLines });
const ErrorCharts = dynamic(() => import("@/features/errors/error-charts").then((module) => module.ErrorCharts), { ssr: false, loading: Lines });
const WorstSales = dynamic(() => import("@/features/errors/worst-sales").then((module) => module.WorstSales), { ssr: false, loading: Lines });

type ExplorerProps = { model: ModelRead; read: ModelErrorsRead; tiles: Tiles | null };

/** The parts of the page, each restricted by what is chosen in the others. */
export function Explorer({ model, read, tiles }: ExplorerProps) {
  const [filters, setFilters] = useQueryStates(FILTER_ADDRESS);
  const flags = useFlags(model.dataset.id, model.id);
  const sales = useMemo(() => testSales(read), [read]);
  const open = useMemo(() => new Map((flags.data?.items ?? []).map((flag) => [flag.sale, reviewOf(flag) === "open"])), [flags.data]);
  // What is typed or dragged answers at once; the pictures follow.
  const settled = useDeferredValue(filters);
  const shown = useMemo(() => restrict(sales, settled, open), [sales, settled, open]);
  const [, setPage] = useQueryState("page", parseAsInteger);
  // Other sales begin with their first page; both go into the address at once.
  const change = (next: Partial<Filters>) => {
    void setFilters(next);
    void setPage(null);
  };
  const clear = () => change(NO_FILTERS);
  return (
    <>
      <FilterForm sales={sales} tiers={read.tiers} filters={filters} currency={model.dataset.currency} onChange={change} onClear={clear} />
      <Counts read={read} shown={shown.all} all={sales.length} />
      {shown.all.length === 0 && isFiltered(filters) && (
        <Card>
          <Empty title={text.filters.none} action={<Button onClick={clear}>{text.filters.clear}</Button>}>
            {text.filters.noneLead}
          </Empty>
        </Card>
      )}
      <ErrorMap model={model} sales={sales} shown={shown.all} tiles={tiles} box={filters.box} onBox={(box) => change({ box })} />
      <ErrorCharts model={model} read={read} sales={sales} shown={shown} filters={filters} onChange={change} />
      <WorstSales model={model} sales={shown.all} flags={flags} has={{ area: read.area !== null, day: read.day !== null }} />
    </>
  );
}
