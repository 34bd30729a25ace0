"use client";

import { useState } from "react";

import { Alert } from "@/components/ui/alert";
import { Tabs } from "@/components/ui/tabs";
import { AllRows } from "@/features/importing/all-rows";
import { Consents } from "@/features/importing/consents";
import { EditedCells, ProblemRows } from "@/features/importing/problem-rows";
import { importText } from "@/features/importing/text";
import { Part } from "@/features/importing/part";
import { DownloadProblems } from "@/features/importing/problem-file";
import { StartImport } from "@/features/importing/start-import";
import type { Import } from "@/features/importing/use-import";
import type { InspectionRead } from "@/lib/api/generated";

const text = importText.problems;

/** What cannot be read, what looks odd, the cells that were corrected, the consent to leave the rest out, and the import. */
export function RowsStep({ table, found }: { table: Import; found: InspectionRead }) {
  const { problems } = found;
  return (
    <>
      <p role="status" className="num text-lg font-semibold">
        {text.summary(found.rows, found.usable_rows - found.warned_rows, found.warned_rows, found.rows - found.usable_rows)}
      </p>
      {found.usable_rows === 0 && (
        <Alert tone="danger" title={text.allBad}>
          {text.allBadText(problems[0]?.column ?? "", problems[0]?.rule ?? "")}
        </Alert>
      )}
      <Part title={importText.allRows.title} actions={problems.length > 0 && <DownloadProblems table={table} />}>
        <RowTabs table={table} found={found} />
      </Part>
      {table.edits.length > 0 && <EditedCells table={table} />}
      <Leaks lead={text.leaks} leaks={found.leaks.filter((leak) => !leak["stops"])} />
      <Leaks lead={text.stops} leaks={found.leaks.filter((leak) => leak["stops"])} />
      <Consents table={table} found={found} />
      <StartImport table={table} found={found} />
    </>
  );
}

/** The rows with problems, and all of them. */
function RowTabs({ table, found }: { table: Import; found: InspectionRead }) {
  const [tab, setTab] = useState<"problems" | "all">("problems");
  const names = importText.allRows.tabs;
  const noProblems = <p className="text-muted">{text.none}</p>;
  return (
    <Tabs
      label={names.label}
      value={tab}
      onChange={setTab}
      tabs={[
        { value: "problems", label: names.problems, content: found.problems.length === 0 ? noProblems : <ProblemRows table={table} found={found} /> },
        { value: "all", label: names.all, content: <AllRows table={table} found={found} /> },
      ]}
    />
  );
}

function Leaks({ lead, leaks }: { lead: string; leaks: InspectionRead["leaks"] }) {
  if (leaks.length === 0) return null;
  return (
    <p>
      {lead} {leaks.map((leak) => `${String(leak["column"])} (${String(leak["evidence"])})`).join("; ")}
    </p>
  );
}
