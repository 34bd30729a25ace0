"use client";

import { useMemo } from "react";

import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Controls } from "@/components/ui/controls";
import { Field } from "@/components/ui/field";
import { NumberField } from "@/components/ui/number-field";
import { type Option, Select } from "@/components/ui/select";
import { ordered, rangeOf, withSide } from "@/features/errors/ends";
import { type Filters, FLAGGED, isFiltered, SIDES } from "@/features/errors/filters";
import { keysOf } from "@/features/errors/groups";
import { errorsText } from "@/features/errors/text";
import type { TestSale } from "@/features/errors/sales";
import { currencyName, integer } from "@/lib/format";

const text = errorsText.filters;
const ANY = "";

type FilterFormProps = {
  sales: TestSale[];
  tiers: number;
  filters: Filters;
  currency: string;
  onChange: (next: Partial<Filters>) => void;
  onClear: () => void;
};

/** Every filter as a control, for everyone who does not drag in a picture. */
export function FilterForm({ sales, tiers, filters, currency, onChange, onClear }: FilterFormProps) {
  const areas = useMemo(() => keysOf(sales, ({ area }) => area), [sales]);
  const months = useMemo(() => keysOf(sales, ({ month }) => month), [sales]);
  const { tier, month, areas: chosen, off, side, flag } = filters;
  const tierNames = Array.from({ length: tiers }, (_, place) => option(String(place + 1), integer(place + 1)));
  return (
    <Card title={text.title} actions={isFiltered(filters) && <Button size="sm" onClick={onClear}>{text.clear}</Button>}>
      <Controls className="flex flex-col gap-3">
        <div className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-x-4 gap-y-3">
          {tiers > 0 && <Choice label={text.tierFrom} value={textOf(tier?.from)} options={tierNames} onChange={(from) => onChange({ tier: ordered(numberOf(from), tier?.to ?? null) })} />}
          {tiers > 0 && <Choice label={text.tierTo} value={textOf(tier?.to)} options={tierNames} onChange={(to) => onChange({ tier: ordered(tier?.from ?? null, numberOf(to)) })} />}
          {areas.length > 0 && (
            <Choice
              label={text.area}
              value={chosen.length > 1 ? MANY : (chosen[0] ?? ANY)}
              options={[...(chosen.length > 1 ? [option(MANY, text.severalAreas(chosen.length))] : []), ...areas.map((area) => option(area, area))]}
              onChange={(area) => area !== MANY && onChange({ areas: area === ANY ? [] : [area] })}
            />
          )}
          {months.length > 0 && <Choice label={text.monthFrom} value={month?.from ?? ANY} options={months.map((one) => option(one, one))} onChange={(from) => onChange({ month: ordered(from || null, month?.to ?? null) })} />}
          {months.length > 0 && <Choice label={text.monthTo} value={month?.to ?? ANY} options={months.map((one) => option(one, one))} onChange={(to) => onChange({ month: ordered(month?.from ?? null, to || null) })} />}
          <Amount label={text.off} unit="%" value={off} onChange={(next) => onChange({ off: next })} />
          <Choice label={text.side} value={side ?? ANY} options={SIDES.map((one) => option(one, text.sides[one]))} onChange={(next) => onChange({ side: SIDES.find((one) => one === next) ?? null })} />
          <Choice label={text.flag} value={flag ?? ANY} options={FLAGGED.map((one) => option(one, text.flags[one]))} onChange={(next) => onChange({ flag: FLAGGED.find((one) => one === next) ?? null })} />
        </div>
        <More filters={filters} currency={currency} onChange={onChange} hasPlace={sales.some(({ latitude }) => latitude !== null)} />
      </Controls>
    </Card>
  );
}

const MANY = "\tmany"; // no area has such a name: those of files lose their tabs

type MoreProps = Pick<FilterFormProps, "filters" | "currency" | "onChange"> & { hasPlace: boolean };

/** What is mostly chosen in the pictures: money and place. */
function More({ filters: { price, value, box }, currency, onChange, hasPlace }: MoreProps) {
  const unit = currencyName(currency);
  const side = (place: number) => (next: number | null) => onChange({ box: withSide(box, place, next) });
  return (
    <details>
      <summary className="cursor-pointer py-1 text-accent">{text.more}</summary>
      <div className="mt-2 grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-x-4 gap-y-3">
        <Amount label={text.priceFrom} unit={unit} value={price?.from ?? null} onChange={(from) => onChange({ price: rangeOf(from, price?.to ?? null) })} />
        <Amount label={text.priceTo} unit={unit} value={price?.to ?? null} onChange={(to) => onChange({ price: rangeOf(price?.from ?? null, to) })} />
        <Amount label={text.valueFrom} unit={unit} value={value?.from ?? null} onChange={(from) => onChange({ value: rangeOf(from, value?.to ?? null) })} />
        <Amount label={text.valueTo} unit={unit} value={value?.to ?? null} onChange={(to) => onChange({ value: rangeOf(value?.from ?? null, to) })} />
        {hasPlace &&
          ([text.box.west, text.box.south, text.box.east, text.box.north] as const).map((label, place) => <Amount key={label} label={label} unit="°" value={box?.[place] ?? null} onChange={side(place)} />)}
      </div>
    </details>
  );
}

const option = (value: string, label: string): Option => ({ value, label });
const textOf = (value: number | null | undefined): string => (value === null || value === undefined ? ANY : String(value));
const numberOf = (value: string): number | null => (value === ANY ? null : Number(value));

type ChoiceProps = { label: string; value: string; options: Option[]; onChange: (value: string) => void };

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return <Field label={label}>{(control) => <Select {...control} value={value} onChange={onChange} options={[option(ANY, text.any), ...options]} />}</Field>;
}

type AmountProps = { label: string; unit: string; value: number | null; onChange: (value: number | null) => void };

/** Text that is no number restricts nothing. */
function Amount({ label, unit, value, onChange }: AmountProps) {
  return (
    <Field label={label} unit={unit}>
      {(control) => <NumberField {...control} value={value} onChange={(next) => onChange(next !== null && Number.isFinite(next) ? next : null)} />}
    </Field>
  );
}
