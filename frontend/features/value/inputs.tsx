import { Card } from "@/components/ui/card";
import { labelOf, valueText } from "@/features/comparables/characteristics";
import type { Labels } from "@/features/comparables/home";
import { valueText as text } from "@/features/value/text";
import type { ValuationRead } from "@/lib/api/generated";

/** What was entered about the home. */
export function Inputs({ valuation, labels }: { valuation: ValuationRead; labels: Labels }) {
  const names = Object.keys(valuation.inputs);
  return (
    <Card title={text.inputs}>
      <dl className="grid grid-cols-[repeat(auto-fill,minmax(8rem,1fr))] gap-x-6 gap-y-2 text-sm">
        {names.map((name) => (
          <div key={name} className="min-w-0">
            <dt className="text-xs text-muted">{labelOf(name, labels)}</dt>
            <dd className="num break-words" title={String(valuation.inputs[name] ?? "")}>
              {valueText(name, valuation.inputs[name], labels)}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
