"use client";

import { useMutation } from "@tanstack/react-query";

import { saveFile } from "@/components/charts/csv";
import { Button } from "@/components/ui/button";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { importText } from "@/features/importing/text";
import type { Import } from "@/features/importing/use-import";
import { downloadProblems } from "@/lib/api/generated";
import { unwrap } from "@/lib/api/http";

const text = importText.problems;

/** Saves the rows that have a problem, with their cells as in the file, to correct them and import them again. */
export function DownloadProblems({ table }: { table: Import }) {
  const rows = useMutation({
    mutationFn: () => unwrap(downloadProblems({ body: table.sent(), parseAs: "blob" })),
    onSuccess: (content) => saveFile(text.fileName(table.name), content as Blob),
  });
  return (
    <div className="flex flex-col items-end gap-2">
      <Button size="sm" disabled={rows.isPending} onClick={() => rows.mutate()}>
        {rows.isPending ? text.downloading : text.download}
      </Button>
      {rows.error && <ProblemPanel error={rows.error} title={text.downloadFailed} onRetry={() => rows.mutate()} />}
    </div>
  );
}
