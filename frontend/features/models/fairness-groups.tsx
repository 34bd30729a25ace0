"use client";

import { IntervalPlot } from "@/components/charts/interval-plot";
import { Badge } from "@/components/ui/badge";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Figure } from "@/components/ui/figure";
import { fairnessText as text } from "@/features/models/fairness-text";
import type { FairnessAttribute, FairnessGroup, GroupMeasures } from "@/lib/api/generated";
import { integer, signedNumber, tenths } from "@/lib/format";

type Measure = keyof GroupMeasures;
const MEASURES: Measure[] = ["bias", "error", "width", "refusal"];
const signed = (value: number | null | undefined) => signedNumber(value, 1);

/** The groups of an attribute: what was found in words, bias as a chart, all figures as a table. */
export function FairnessGroups({ attribute, sales, least }: { attribute: FairnessAttribute; sales: number; least: number }) {
  const few = attribute.groups.filter(({ judged }) => !judged).map(({ name }) => name);
  const sentences = findings(attribute);
  return (
    <section aria-label={text.attribute(attribute.name)} className="mt-5 min-w-0 border-t border-line pt-4">
      <h3 className="mb-2 font-semibold wrap-anywhere">{text.attribute(attribute.name)}</h3>
      {sentences.length > 0 ? (
        <ul className="mb-3 list-disc pl-5">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : (
        few.length < attribute.groups.length && <p className="mb-3">{text.noFinding}</p>
      )}
      <BiasChart attribute={attribute} />
      <DataTable caption={text.table(attribute.name)} rows={attribute.groups} columns={groupColumns()} rowKey={({ name }) => name} />
      {few.length > 0 && <p className="mt-2 text-sm text-muted">{text.notJudged(few, least)}</p>}
      {attribute.matched < sales && <p className="mt-2 text-sm text-muted">{text.unmatched(sales - attribute.matched)}</p>}
    </section>
  );
}

function BiasChart({ attribute: { name, groups } }: { attribute: FairnessAttribute }) {
  const rows = groups.flatMap((group) => {
    const difference = group.measures?.bias.difference;
    return difference ? [{ id: group.name, label: group.name, family: "", value: difference.value, low: difference.low ?? null, high: difference.high ?? null }] : [];
  });
  return (
    <IntervalPlot
      title={text.chart(name)}
      summary={biased(groups).length > 0 ? text.biased(biased(groups)) : text.noBias}
      rows={rows}
      subject={text.headers.group}
      unit={text.chartUnit}
      range={text.interval}
      format={signed}
      reference={{ value: 0, label: text.zero }}
      file="fairness"
      level={3}
      empty={text.chartEmpty}
    />
  );
}

const biased = (groups: FairnessGroup[]): string[] => groups.filter(({ measures }) => measures?.bias.beyond_chance).map(({ name }) => name);

/** What is beyond chance, a sentence each. */
function findings({ groups }: Pick<FairnessAttribute, "groups">): string[] {
  return groups.flatMap(({ name, with_value: valued, measures }) =>
    MEASURES.flatMap((measure) => {
      const found = measures?.[measure];
      const value = found?.difference.value;
      if (!found?.beyond_chance || value === null || value === undefined) return [];
      return [measure === "bias" ? text.finding(name, value, valued) : text.otherFinding(name, text.measures[measure], value)];
    }),
  );
}

const groupColumns = (): Column<FairnessGroup>[] => [
  { id: "group", header: text.headers.group, cell: ({ name }) => <span className="block min-w-24 wrap-anywhere">{name}</span> },
  { id: "finding", header: text.headers.finding, cell: found },
  { id: "n", header: text.headers.n, numeric: true, cell: ({ n }) => integer(n) },
  { id: "areas", header: text.headers.areas, numeric: true, cell: ({ areas }) => integer(areas) },
  figure("bias", "difference", signed),
  figure("error", "group", tenths),
  figure("width", "group", tenths),
  figure("refusal", "group", tenths),
];

function found({ judged, measures }: FairnessGroup) {
  if (!judged || !measures) return <Badge>{text.notJudgedShort}</Badge>;
  const names = MEASURES.filter((measure) => measures[measure].beyond_chance).map((measure) => text.measures[measure]);
  return names.length > 0 ? <Badge tone="warn">{names.join(", ")}</Badge> : text.nothing;
}

function figure(measure: Measure, part: "group" | "difference", format: (value: number | null | undefined) => string): Column<FairnessGroup> {
  return {
    id: measure,
    header: text.headers[measure],
    numeric: true,
    cell: ({ measures }) => <Figure of={measures?.[measure][part]} write={format} />,
  };
}
