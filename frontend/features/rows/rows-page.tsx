"use client";

import { parseAsArrayOf, parseAsBoolean, parseAsInteger, parseAsString, useQueryStates } from "nuqs";

import { Button, buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Controls } from "@/components/ui/controls";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { useDataset } from "@/features/datasets/queries";
import { cellText, headerOf, isNumeric } from "@/features/rows/cells";
import { ColumnChooser } from "@/features/rows/column-chooser";
import { rowsText as text } from "@/features/rows/text";
import { downloadHref, PAGE, useRows } from "@/features/rows/queries";
import { SearchField } from "@/features/rows/search-field";
import type { ColumnRead, DatasetRead, RowRead, RowsRead } from "@/lib/api/generated";
import { integer } from "@/lib/format";

const ADDRESS = {
  q: parseAsString.withDefault(""),
  sort: parseAsString,
  desc: parseAsBoolean.withDefault(false),
  offset: parseAsInteger.withDefault(0),
  hide: parseAsArrayOf(parseAsString).withDefault([]),
};

/** The sales of a data set as a table, within its frame. */
export function RowsPage({ id }: { id: string }) {
  const { data: dataset } = useDataset(id);
  const [address, setAddress] = useQueryStates(ADDRESS, { history: "push" });
  const query = useRows(id, { ...address, offset: Math.max(0, address.offset) });
  if (query.error && !query.data) return <ProblemPanel error={query.error} title={text.loadFailed} onRetry={() => void query.refetch()} />;
  if (!query.data || !dataset) return <SkeletonLines lines={12} />;
  const { sort, desc, hide, q } = address;
  const columns = columnsOf(dataset, query.data);
  const shown = columns.filter(({ column }) => !hide.includes(column.name));
  return (
    <Card
      title={text.title}
      actions={
        <a className={buttonClass("secondary", "sm")} href={downloadHref(id, address, hide.length > 0 ? shown.map(({ column }) => column.name) : [])} download>
          {text.download}
        </a>
      }
    >
      <Controls className="flex flex-col gap-3">
        <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
          <SearchField key={q} value={q} onSearch={(next) => void setAddress({ q: next, offset: 0 })} />
          <ColumnChooser names={columns.map(({ column }) => column.name)} hidden={hide} onHide={(next) => void setAddress({ hide: next }, { history: "replace" })} />
        </div>
        {query.error && <ProblemPanel error={query.error} title={text.loadFailed} onRetry={() => void query.refetch()} />}
        <p role="status">{text.counted(query.data.matching, query.data.rows)}</p>
        {query.data.items.length === 0 ? (
          <Empty title={text.none} action={<Button onClick={() => void setAddress({ q: "", offset: 0 })}>{text.showAll}</Button>}>
            {text.noneLead}
          </Empty>
        ) : (
          <div aria-busy={query.isPlaceholderData} className={query.isPlaceholderData ? "opacity-60" : undefined}>
            <DataTable
              caption={text.title}
              rows={query.data.items}
              columns={[number(), ...shown.map(tableColumn)]}
              rowKey={({ sale }) => String(sale)}
              sort={sort === null ? null : { id: sort, desc }}
              onSort={(next) => void setAddress({ sort: next?.id ?? null, desc: next?.desc ?? false, offset: 0 })}
              inOrder
            />
          </div>
        )}
        <Pages page={query.data} onPage={(offset) => void setAddress({ offset })} />
      </Controls>
    </Card>
  );
}

type Placed = { column: ColumnRead; place: number };

/** The columns that the page has values of, with what they mean. */
function columnsOf(dataset: DatasetRead, { columns }: RowsRead): Placed[] {
  const known = new Map(dataset.columns.map((column) => [column.name, column]));
  return columns.flatMap((name, place) => {
    const column = known.get(name);
    return column ? [{ column, place }] : [];
  });
}

const number = (): Column<RowRead> => ({ id: "number of the sale", header: text.row, numeric: true, cell: ({ sale }) => integer(sale + 1) });

const tableColumn = ({ column, place }: Placed): Column<RowRead> => ({
  id: column.name,
  header: headerOf(column),
  numeric: isNumeric(column),
  className: "max-w-72 truncate whitespace-nowrap",
  sortBy: (row) => String(row.values[place]),
  cell: (row) => cellText(row.values[place] ?? null, column),
});

function Pages({ page: { offset, matching, items }, onPage }: { page: RowsRead; onPage: (offset: number) => void }) {
  if (matching <= PAGE && offset === 0) return null;
  const isLast = offset + items.length >= matching;
  return (
    <nav aria-label={text.pages} className="flex flex-wrap items-center gap-2">
      <Button disabled={offset === 0} onClick={() => onPage(0)}>
        {text.first}
      </Button>
      <Button disabled={offset === 0} onClick={() => onPage(Math.max(0, offset - PAGE))}>
        {text.previous}
      </Button>
      <Button disabled={isLast} onClick={() => onPage(offset + PAGE)}>
        {text.next}
      </Button>
      {items.length > 0 && <span className="num text-muted">{text.range(offset + 1, offset + items.length)}</span>}
    </nav>
  );
}
