import { LinkButton } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { pageText } from "@/messages/pages";

export default function NotFound() {
  const text = pageText.notFound;
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
