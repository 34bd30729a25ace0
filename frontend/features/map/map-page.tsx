"use client";

import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";

import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { useDataset } from "@/features/datasets/queries";
import { COLOURINGS } from "@/features/map/colouring";
import { MapControls } from "@/features/map/controls";
import { useMapLibrary } from "@/features/map/library";
import { LocatedSales } from "@/features/map/located-sales";
import { mapText as text } from "@/features/map/text";
import { useModelsOf, usePoints } from "@/features/map/queries";
import type { DatasetRead, ModelRead } from "@/lib/api/generated";
import type { Tiles, TileSetting } from "@/lib/map-tiles";

const ADDRESS = { colour: parseAsStringLiteral(COLOURINGS).withDefault("price"), model: parseAsString };

export function MapPage({ id, tiles, fault }: { id: string } & TileSetting) {
  const [{ colour }] = useQueryStates(ADDRESS);
  const dataset = useDataset(id);
  const models = useModelsOf(id);
  // The sales and the library of the map are on their way while the data set is still asked for.
  usePoints(id, null, colour !== "error");
  useMapLibrary();
  const error = dataset.error ?? models.error;
  const located = dataset.data && ["latitude", "longitude"].every((role) => dataset.data.columns.some((column) => column.role === role));
  return (
    <>
      {fault && <Alert tone="warn" title={fault} className="mb-4" />}
      {error && <ProblemPanel error={error} title={text.loadFailed} onRetry={() => void Promise.all([dataset.refetch(), models.refetch()])} />}
      {!error && !(dataset.data && models.data) && <SkeletonLines lines={8} />}
      {!error && located === false && (
        <Empty title={text.none} action={<LinkButton href="/data/import">{text.importAgain}</LinkButton>}>
          {text.noneLead}
        </Empty>
      )}
      {!error && located && models.data && <Known dataset={dataset.data} models={models.data.items} tiles={tiles} />}
    </>
  );
}

function Known({ dataset, models, tiles }: { dataset: DatasetRead; models: ModelRead[]; tiles: Tiles | null }) {
  const [address, setAddress] = useQueryStates(ADDRESS);
  const role = (name: string) => dataset.columns.some((column) => column.role === name);
  const has = { price: true, area: role("living_area"), date: role("date"), error: models.length > 0 };
  const colouring = has[address.colour] ? address.colour : "price";
  const preferred = models.find(({ status }) => status === "champion") ?? models[0] ?? null;
  const model = models.find(({ id }) => id === address.model) ?? preferred;
  const tested = colouring === "error" ? model : null;
  const query = usePoints(dataset.id, tested?.id ?? null, true);
  return (
    <div className="flex flex-col gap-4">
      <MapControls
        dataset={dataset.id}
        colouring={colouring}
        has={has}
        model={model}
        models={models}
        onColouring={(colour) => void setAddress({ colour })}
        onModel={(id) => void setAddress({ model: id })}
      />
      {query.error && <ProblemPanel error={query.error} title={text.loadFailed} onRetry={() => void query.refetch()} />}
      {query.isPending && <SkeletonLines lines={8} />}
      {query.data && !query.error && (
        // Until the errors are there, the sales of before keep the colours of before.
        <LocatedSales dataset={dataset} points={query.data} colouring={query.isPlaceholderData && colouring === "error" ? "price" : colouring} model={tested} tiles={tiles} />
      )}
    </div>
  );
}
