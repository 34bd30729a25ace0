import type { Metadata } from "next";

import { PageHeader } from "@/components/ui/page-header";
import { Permit } from "@/features/account/permit";
import { TextLink } from "@/components/ui/text-link";
import { ImportView } from "@/features/importing/import-view";
import { importMessages } from "@/features/importing/messages";
import { serverText } from "@/lib/server-text";
import { shellMessages } from "@/messages/shell";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await serverText(importMessages)).title };
}

export default async function ImportPage() {
  const { pages } = await serverText(shellMessages);
  const importText = await serverText(importMessages);
  return (
    <>
      <PageHeader title={importText.title} lead={importText.lead} crumb={<TextLink href="/data">{pages.data}</TextLink>} />
      <Permit role="analyst">
        <ImportView />
      </Permit>
    </>
  );
}
