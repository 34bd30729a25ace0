import { Alert } from "@/components/ui/alert";
import { TextLink } from "@/components/ui/text-link";
import { runText } from "@/features/runs/text";
import type { RunRead } from "@/lib/api/generated";

const text = runText.stored;

/** The data set that an import made. */
export function StoredDataset({ run: { stored } }: { run: RunRead }) {
  if (!stored) return null;
  return (
    <Alert
      tone="success"
      className="mt-3"
      actions={
        <>
          <TextLink href={`/data/${stored.dataset_id}`}>{text.look}</TextLink>
          <TextLink href={`/train?ds=${encodeURIComponent(stored.dataset_id)}`}>{text.train}</TextLink>
        </>
      }
    >
      {stored.is_new ? text.isNew : text.known}
    </Alert>
  );
}
