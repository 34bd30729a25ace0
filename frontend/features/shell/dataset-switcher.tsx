"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";

import { Select } from "@/components/ui/select";
import { datasetName } from "@/features/datasets/dataset-name";
import { useDatasets } from "@/features/datasets/queries";
import { shellToolsMessages } from "@/features/shell/messages";
import { datasetOf, withDataset } from "@/components/shell/switching";
import { useText } from "@/lib/use-text";

const ALL = "";
/** Its room in the bar is there before its data sets are, so that nothing beside it jumps. */
const ROOM = "hidden w-40 md:block lg:w-52";

/** The data set that the pages are about; it stands in the address, so that a link shows the same. */
export function DatasetSwitcher() {
  const text = useText(shellToolsMessages).dataset;
  const router = useRouter();
  const pathname = usePathname();
  const search = useSearchParams();
  const query = useDatasets();
  const items = query.data?.items ?? [];
  const chosen = datasetOf(pathname, search);
  if (query.isPending && chosen === null) return <div aria-hidden="true" className={ROOM} />;
  if (items.length < 2 && chosen === null) return null;
  const known = items.some(({ id }) => id === chosen);
  const options = [{ value: ALL, label: text.all }, ...items.map((dataset) => ({ value: dataset.id, label: datasetName(dataset) }))];
  return (
    <Select
      aria-label={text.label}
      value={known ? (chosen ?? ALL) : ALL}
      options={options}
      onChange={(id) => router.push(withDataset(pathname, search, id || null))}
      className={ROOM}
    />
  );
}
