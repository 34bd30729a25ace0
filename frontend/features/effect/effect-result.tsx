import { Alert } from "@/components/ui/alert";
import { type Column, DataTable } from "@/components/ui/data-table";
import { FigureText } from "@/components/ui/figure";
import { Term } from "@/components/ui/term";
import { type EffectRow, rowsOf } from "@/features/effect/effect";
import { effectText as text } from "@/features/effect/text";
import type { EffectPanel, SalesEffect } from "@/lib/api/generated";

const TONES = { better: "success", worse: "warn", no_proven_difference: "info" } as const;

/** The sentence, and the figures with and without the flagged sales on the same blind sales. */
export function EffectResult({ effect }: { effect: SalesEffect }) {
  const { verdict } = effect.unflagged;
  return (
    <div className="flex flex-col gap-4">
      <Alert tone={verdict && effect.learning.flagged > 0 ? TONES[verdict] : "info"}>{effect.sentence}</Alert>
      <Panel title={text.unflagged(effect.unflagged.n)} panel={effect.unflagged} />
      <Panel title={text.all(effect.all.n, effect.blind.flagged)} panel={effect.all} />
      <div className="flex flex-col gap-1 text-sm text-muted">
        <p>{text.how(effect)}</p>
        <p>{text.reading}</p>
        {effect.columns_left_out.length > 0 && <p>{text.leftOut(effect.columns_left_out)}</p>}
      </div>
    </div>
  );
}

function Panel({ title, panel }: { title: string; panel: EffectPanel }) {
  return (
    <section className="min-w-0">
      <h3 className="mb-1 font-semibold">{title}</h3>
      <DataTable caption={title} rows={rowsOf(panel)} columns={makeColumns()} rowKey={({ name }) => name} empty={<p className="py-2 text-muted">{text.tooFew}</p>} />
    </section>
  );
}

const makeColumns = (): Column<EffectRow>[] => [
  { id: "name", header: text.headers.figure, cell: ({ name }) => <Term name={name} /> },
  { id: "before", header: text.headers.before, numeric: true, cell: ({ before }) => <FigureText {...before} /> },
  { id: "after", header: text.headers.after, numeric: true, cell: ({ after }) => <FigureText {...after} /> },
  { id: "difference", header: text.headers.difference, numeric: true, cell: ({ difference, clear }) => <FigureText {...difference} strong={clear} /> },
];
