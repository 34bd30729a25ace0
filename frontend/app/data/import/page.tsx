import type { Metadata } from "next";

import { PageHeader } from "@/components/ui/page-header";
import { Permit } from "@/features/account/permit";
import { TextLink } from "@/components/ui/text-link";
import { ImportView } from "@/features/importing/import-view";
import { importText } from "@/features/importing/messages";
import { messages } from "@/messages/en";

export const metadata: Metadata = { title: importText.title };

export default function ImportPage() {
  return (
    <>
      <PageHeader title={importText.title} lead={importText.lead} crumb={<TextLink href="/data">{messages.shell.pages.data}</TextLink>} />
      <Permit role="analyst">
        <ImportView />
      </Permit>
    </>
  );
}
