import { LinkButton } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { serverText } from "@/lib/server-text";
import { pageMessages } from "@/messages/pages";

export default async function NotFound() {
  const text = (await serverText(pageMessages)).notFound;
  return (
    <>
      <PageHeader title={text.title} lead={text.lead} />
      <div className="flex flex-wrap gap-2">
        <LinkButton href="/" look="primary">
          {text.home}
        </LinkButton>
        <LinkButton href="/runs">{text.runs}</LinkButton>
      </div>
    </>
  );
}
