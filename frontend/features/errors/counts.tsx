import { groupErrors } from "@/features/errors/groups";
import { errorsText } from "@/features/errors/text";
import { isHeld, type TestSale } from "@/features/errors/sales";
import type { ModelErrorsRead } from "@/lib/api/generated";

const text = errorsText.counts;

type CountsProps = { read: ModelErrorsRead; shown: TestSale[]; all: number };

/** How many sales are shown, what their errors are together, and why some are not there. */
export function Counts({ read, shown, all }: CountsProps) {
  const { n, median, low, high, size } = groupErrors("all", shown.flatMap(({ error }) => error ?? []));
  const held = shown.flatMap((sale) => isHeld(sale) ?? []);
  const figures = median === null || low === null || high === null || size === null ? [text.few] : [text.median(median, low, high), text.size(size)];
  const share = held.length > 0 && n > 0 && median !== null ? [text.held((100 * held.filter(Boolean).length) / held.length, held.length)] : [];
  return (
    <div>
      <p role="status" className="num" data-testid="counts">
        <strong>{text.shown(shown.length, all)}</strong>: {[...figures, ...share].join("; ")}.
      </p>
      {all < read.sales && <p className="text-sm text-muted">{text.sampled(all, read.sales)}</p>}
      {read.refused > 0 && <p className="text-sm text-muted">{text.refused(read.refused)}</p>}
    </div>
  );
}
