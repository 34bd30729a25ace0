"use client";

import type { ReactNode } from "react";

import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { Sample } from "@/components/ui/sample";
import { TextLink } from "@/components/ui/text-link";
import { MadeBy } from "@/features/account/made-by";
import { datasetName } from "@/features/datasets/dataset-name";
import { DatasetTabs } from "@/features/datasets/dataset-tabs";
import { DeleteDataset } from "@/features/datasets/delete-dataset";
import { datasetMessages } from "@/features/datasets/messages";
import { useDataset } from "@/features/datasets/queries";
import { Gone, isGone } from "@/features/gone/gone";
import type { DatasetRead } from "@/lib/api/generated";
import { date } from "@/lib/format";
import { useText } from "@/lib/use-text";

/** The title, the actions and the tabs of a data set around one of its pages. */
export function DatasetFrame({ id, children }: { id: string; children: ReactNode }) {
  const texts = useText(datasetMessages);
  const text = texts.detail;
  const query = useDataset(id);
  const dataset = query.data;
  if (!dataset && isGone(query.error)) return <Gone kind="dataset" id={id} />;
  return (
    <>
      <PageHeader
        crumb={<TextLink href="/data">{texts.title}</TextLink>}
        title={dataset ? <Title dataset={dataset} /> : texts.one}
        lead={
          dataset && (
            <>
              {texts.rowIs(dataset.row_is)} <MadeBy kind="datasets" id={dataset.id} owned={dataset.owned} />
            </>
          )
        }
        actions={dataset && <Actions dataset={dataset} />}
      />
      {query.error && !dataset && <ProblemPanel error={query.error} title={text.loadFailed} onRetry={() => void query.refetch()} />}
      {dataset?.deleted_at && (
        <Alert tone="warn" title={text.goneTitle} className="mb-4">
          {text.gone(date(dataset.deleted_at))}
        </Alert>
      )}
      {/* A page asks for what it needs while the data set is still asked for. */}
      {(dataset || !query.error) && (
        <>
          <DatasetTabs id={id} dataset={dataset} />
          {children}
        </>
      )}
    </>
  );
}

function Title({ dataset }: { dataset: DatasetRead }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      {datasetName(dataset)} {dataset.is_sample && <Sample />}
    </span>
  );
}

function Actions({ dataset }: { dataset: DatasetRead }) {
  const texts = useText(datasetMessages);
  return (
    <>
      {!dataset.builtin && !dataset.deleted_at && <DeleteDataset dataset={dataset} />}
      <LinkButton look="primary" href={`/train?ds=${encodeURIComponent(dataset.id)}`}>
        {texts.train}
      </LinkButton>
    </>
  );
}
