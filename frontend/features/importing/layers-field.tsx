"use client";

import { type ChangeEvent } from "react";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { hasLayers, type LayerKind, withFiles, withoutFile } from "@/features/importing/layers";
import { importText } from "@/features/importing/text";
import { Part } from "@/features/importing/part";
import type { Import } from "@/features/importing/use-import";
import { bytes } from "@/lib/format";

const text = importText.layers;
const KINDS: LayerKind[] = ["areas", "points"];
const ACCEPT: Record<LayerKind, string> = {
  areas: ".geojson,.json,.parquet,.geoparquet,.gz,.zip",
  points: ".csv,.tsv,.txt,.gz,.zip,.xlsx,.xls,.ods,.parquet,.geojson,.json,text/csv",
};

type LayersTable = Pick<Import, "layers" | "change">;

/** Files of areas and of points, which become columns by the place of a home. */
export function LayersField({ table, hasPlaces }: { table: LayersTable; hasPlaces: boolean }) {
  const canChoose = hasPlaces || hasLayers(table.layers);
  return (
    <Part title={text.title} lead={canChoose ? text.lead : text.noPlaces}>
      {canChoose && (
        <div className="grid items-start gap-x-6 gap-y-4 sm:grid-cols-2">
          {KINDS.map((kind) => (
            <Files key={kind} kind={kind} table={table} />
          ))}
        </div>
      )}
    </Part>
  );
}

function Files({ kind, table: { layers, change } }: { kind: LayerKind; table: LayersTable }) {
  const add = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])];
    target.value = ""; // The files are listed below; the same one can be chosen again.
    if (files.length > 0) change({ layers: withFiles(layers, kind, files) });
  };
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Field label={text.labels[kind]} help={text.helps[kind]} optional>
        {(props) => (
          <Input
            {...props}
            type="file"
            multiple
            accept={ACCEPT[kind]}
            onChange={add}
            className="h-auto py-1.5 file:mr-3 file:rounded-sm file:border-0 file:bg-pressed file:px-2 file:py-1 file:text-ink"
          />
        )}
      </Field>
      {layers[kind].length > 0 && (
        <ul aria-label={text.chosen[kind]} className="flex flex-col gap-1.5">
          {layers[kind].map((file) => (
            <li key={file.name} className="flex items-center justify-between gap-2">
              <span className="min-w-0 break-all">
                {file.name} <span className="text-muted">({bytes(file.size)})</span>
              </span>
              <Button size="sm" aria-label={text.removeNamed(file.name)} onClick={() => change({ layers: withoutFile(layers, kind, file) })}>
                {text.remove}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
