"use client";

import { type ClipboardEvent, type DragEvent, useEffect } from "react";

import { Button, buttonClass } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { importText } from "@/features/importing/text";
import { after } from "@/features/importing/steps";
import { UploadProgress } from "@/features/importing/upload-progress";
import type { Import } from "@/features/importing/use-import";

const text = importText.file;
const ACCEPT = ".csv,.tsv,.txt,.gz,.zip,.xlsx,.xls,.ods,.parquet,.geojson,.json,text/csv";

/** Takes a table by choice, by drop or by paste. */
export function UploadStep({ table }: { table: Import }) {
  const { choose, inspection, file, found, go } = table;
  usePastedCells(choose);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const dropped = event.dataTransfer.files[0];
    if (dropped) choose(dropped);
  };
  return (
    <div className="flex flex-col gap-4">
      <div onDrop={drop} onDragOver={(event) => event.preventDefault()} className="rounded-lg border border-dashed border-muted p-4">
        <Field label={text.label} help={text.help}>
          {(props) => (
            <Input
              {...props}
              type="file"
              accept={ACCEPT}
              onChange={(event) => event.target.files?.[0] && choose(event.target.files[0])}
              className="h-auto py-1.5 file:mr-3 file:rounded-sm file:border-0 file:bg-pressed file:px-2 file:py-1 file:text-ink"
            />
          )}
        </Field>
      </div>
      {!file && (
        <div className="flex flex-col items-start gap-2">
          <p className="max-w-prose text-muted">{text.needs}</p>
          <a href="/api/v1/datasets/demo/rows.csv" download="example-sales.csv" className={buttonClass("secondary", "sm")}>
            {text.example}
          </a>
        </div>
      )}
      {file && inspection.isFetching && (
        <div className="flex flex-col items-start gap-3">
          <UploadProgress sent={table.uploaded} />
          <Button onClick={table.discard}>{text.stop}</Button>
        </div>
      )}
      {file && found && !inspection.isFetching && (
        <>
          <p>
            {file.name}: {text.read(found.rows, found.columns.length, found.dialect["format"] ?? "", found.encoding)}
          </p>
          <div>
            <Button look="primary" onClick={() => go(after("upload") ?? "read")}>
              {importText.steps.next(importText.steps.names.read)}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

/** Cells that are pasted anywhere on the page, except into a control, are a table. */
function usePastedCells(choose: (file: File) => void) {
  useEffect(() => {
    const paste = (event: Event) => {
      const cells = (event as unknown as ClipboardEvent).clipboardData?.getData("text/plain") ?? "";
      const inControl = event.target instanceof HTMLElement && event.target.closest("input, textarea, select");
      if (inControl || cells.trim().split("\n").length < 2) return;
      event.preventDefault();
      choose(new File([cells], `${text.pasted}.tsv`, { type: "text/tab-separated-values" }));
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, [choose]);
}
