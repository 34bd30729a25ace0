"use client";

import { ColumnsStep } from "@/features/importing/columns-step";
import { FileStep } from "@/features/importing/file-step";
import { ProblemsStep } from "@/features/importing/problems-step";
import { QuestionsStep } from "@/features/importing/questions-step";
import { StoreStep } from "@/features/importing/store-step";
import { SystemSaid } from "@/features/importing/system-question";
import { useImport } from "@/features/importing/use-import";

/** From a file to a data set: what was read is shown first, and stored when the user agrees. */
export function ImportView() {
  const table = useImport();
  const found = table.inspection.data;
  return (
    <div className="flex flex-col gap-4">
      <FileStep table={table} />
      <SystemSaid crs={table.answers.crs} onForget={() => table.setAnswers({ ...table.answers, crs: "" })} />
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
