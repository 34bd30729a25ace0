"use client";

import { useMemo, useState } from "react";

import { ComparablesMap } from "@/components/charts/comparables-map";
import { Button } from "@/components/ui/button";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { impliedBy } from "@/features/comparables/adjustments";
import { Comparables } from "@/features/comparables/comparables";
import { type Labels, mapSales, placeOf } from "@/features/comparables/home";
import { homesText } from "@/features/homes/text";
import { SalesOffer } from "@/features/homes/sales-offer";
import { useChosen } from "@/features/homes/use-chosen";
import type { Pin } from "@/features/map/pins";
import { PinMap } from "@/features/map/pin-map";
import { usePoints } from "@/features/map/queries";
import { type Sale, salesOf } from "@/features/map/sales";
import type { ImpliedRead, ValuationRead } from "@/lib/api/generated";
import { money } from "@/lib/format";
import type { Tiles } from "@/lib/map-tiles";

const text = homesText.choice;
const NO_SALES: Sale[] = [];

type Props = { valuation: ValuationRead; labels: Labels; tiles: Tiles | null };

/** The comparable sales of a stored valuation, from which the reader leaves some out or adds others. */
export function HomeSales({ valuation, labels, tiles }: Props) {
  const [offering, setOffering] = useState(false);
  const chosen = useChosen(valuation, offering);
  const { sales, numbers } = chosen;
  const counted = sales.filter((_, index) => !chosen.isOut(numbers[index] ?? 0));
  const shown = { ...valuation, comparables: sales };
  const choice = { isOut: chosen.isOut, toggle: chosen.toggle, numbers, added: valuation.comparables.length };
  return (
    <Comparables
      valuation={shown}
      labels={labels}
      map={<SalesPins valuation={shown} labels={labels} numbers={numbers} kindOf={(place) => (chosen.isOut(place) ? "out" : chosen.isAdded(place) ? "added" : "sale")} tiles={tiles} />}
      choice={choice}
      implied={
        <div className="flex flex-col gap-2 text-sm">
          <p>{valuation.comparables_range && implied(valuation.comparables_range, text.ours, valuation.dataset.currency)}</p>
          {!chosen.isOwn && <Yours range={impliedBy(counted, valuation.value, valuation.fsd)} currency={valuation.dataset.currency} />}
          <div className="no-print flex flex-wrap gap-2">
            <Button size="sm" aria-expanded={offering} onClick={() => setOffering(!offering)}>
              {text.add}
            </Button>
            {!chosen.isOwn && (
              <Button size="sm" onClick={chosen.reset}>
                {text.reset}
              </Button>
            )}
          </div>
          {offering && chosen.similar.isError && <ProblemPanel error={chosen.similar.error} title={text.failed} onRetry={() => void chosen.similar.refetch()} />}
          {offering && chosen.similar.isPending && <SkeletonLines lines={4} />}
          {offering && chosen.similar.data && (
            <SalesOffer sales={chosen.similar.data.items} after={valuation.comparables.length} currency={valuation.dataset.currency} isAdded={chosen.isAdded} onToggle={chosen.add} />
          )}
        </div>
      }
    />
  );
}

type Words = (n: number, median: string, low: string, high: string) => string;

function implied({ n, median, low, high, disagrees }: ImpliedRead, words: Words, currency: string): string {
  const sentence = words(n, money(median, currency), money(low, currency), money(high, currency));
  return disagrees ? `${sentence} ${text.disagrees}` : sentence;
}

/** What the reader's own sales imply, beside the value. */
function Yours({ range, currency }: { range: ImpliedRead | null; currency: string }) {
  return (
    <div role="status" className="rounded-md border border-line bg-bg p-3">
      <p className="font-medium">{range ? implied(range, text.yours, currency) : text.none}</p>
      <p className="text-muted">{text.beside}</p>
    </div>
  );
}

type PinsProps = Props & { numbers: number[]; kindOf: (place: number) => Pin["kind"] };

/** On the screen a map with the other sales behind; on paper a drawing without any. */
function SalesPins({ valuation, labels, numbers, kindOf, tiles }: PinsProps) {
  const place = placeOf(valuation.inputs, labels);
  const points = usePoints(valuation.dataset.id, null, place !== null);
  const faint = useMemo(() => (points.data ? salesOf(points.data) : NO_SALES), [points.data]);
  if (!place) return null;
  const marks = mapSales(valuation);
  const pins: Pin[] = [
    { ...place, mark: "★", kind: "home", label: homesText.map.home },
    ...marks.map((sale) => {
      const number = numbers[sale.number - 1] ?? sale.number;
      return { latitude: sale.latitude, longitude: sale.longitude, mark: String(number), kind: kindOf(number), label: `${number}: ${sale.text}` };
    }),
  ];
  return (
    <figure className="m-0 flex flex-col gap-1">
      {points.isPending ? <SkeletonLines lines={8} /> : <PinMap label={homesText.map.label} sales={faint} pins={pins} tiles={tiles} instead={homesText.map.instead} />}
      <figcaption className="text-xs text-muted">{homesText.map.legend}</figcaption>
      <details>
        <summary className="text-sm text-muted">{homesText.map.drawing}</summary>
        <ComparablesMap level={3} subject={place} sales={marks} />
      </details>
    </figure>
  );
}
