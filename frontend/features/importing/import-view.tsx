"use client";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ColumnsStep } from "@/features/importing/columns-step";
import { FileStep } from "@/features/importing/file-step";
import { importText } from "@/features/importing/messages";
import { ProblemsStep } from "@/features/importing/problems-step";
import { QuestionsStep } from "@/features/importing/questions-step";
import { StoreStep } from "@/features/importing/store-step";
import { SystemSaid } from "@/features/importing/system-question";
import { type Import, useImport } from "@/features/importing/use-import";

/** From a file to a data set: what was read is shown first, and stored when the user agrees. */
export function ImportView() {
  const table = useImport();
  const found = table.file ? table.inspection.data : undefined;
  return (
    <div className="flex flex-col gap-4">
      <FileStep table={table} />
      <SystemSaid crs={table.answers.crs} onForget={() => table.setAnswers({ ...table.answers, crs: "" })} />
      <Origin table={table} />
      {found && (
        <>
          <QuestionsStep table={table} found={found} />
          <ColumnsStep table={table} found={found} />
          <ProblemsStep table={table} found={found} />
          <StoreStep key={table.file?.name} table={table} found={found} />
        </>
      )}
    </div>
  );
}

/** Says that something of an earlier visit is used, and how to be rid of it. */
function Origin({ table }: { table: Import }) {
  const { origin, file } = table;
  if (origin === "chosen" || !file) return null;
  const text = importText.origin;
  const drop = origin === "draft" ? table.discard : table.forget;
  return (
    <Alert
      tone="info"
      live
      actions={
        <Button size="sm" onClick={drop}>
          {text[origin].drop}
        </Button>
      }
    >
      {text[origin].said(file.name)}
    </Alert>
  );
}
