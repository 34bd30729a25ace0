import { scaleLinear } from "@/components/charts/scales";
import { LinePath } from "@visx/shape";

import { extent, padded } from "@/components/charts/geometry";
import { familyColor } from "@/lib/families";
import { significant } from "@/lib/format";
import { chartText } from "@/messages/chart-text";

type SparklineProps = { values: number[]; family: string; label: string };

const WIDTH = 120;
const HEIGHT = 32;

/** A curve in the size of a word, with its last and best value as text. */
export function Sparkline({ values, family, label }: SparklineProps) {
  const last = values.at(-1);
  const range = extent(values);
  if (last === undefined || !range) return null;
  const x = scaleLinear({ domain: [0, Math.max(1, values.length - 1)], range: [2, WIDTH - 2] });
  const y = scaleLinear({ domain: padded(range), range: [HEIGHT - 2, 2] });
  return (
    <span className="inline-flex items-center gap-2 text-xs text-muted">
      <svg width={WIDTH} height={HEIGHT} aria-hidden="true">
        <LinePath data={values} x={(_, index) => x(index)} y={(value) => y(value)} stroke={familyColor(family)} strokeWidth={1.5} />
      </svg>
      <span className="num">
        {chartText.curve.spark(label, significant(last, 3), significant(range[0], 3))}
      </span>
    </span>
  );
}
