import type { Metadata } from "next";

import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { helpMessages } from "@/features/help/messages";
import { serverText } from "@/lib/server-text";
import { glossaryMessages } from "@/messages/glossary";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await serverText(helpMessages)).title };
}

export default async function HelpPage() {
  const text = await serverText(helpMessages);
  const glossary = await serverText(glossaryMessages);
  return (
    <>
      <PageHeader title={text.title} lead={text.lead} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <Card title={text.steps}>
            <ol className="flex list-decimal flex-col gap-3 pl-5">
              {text.step.map((step) => (
                <li key={step.title}>
                  <span className="font-semibold">{step.title}.</span> {step.text} <TextLink href={step.href}>{step.link}</TextLink>
                </li>
              ))}
            </ol>
          </Card>
          <Card title={text.questions}>
            <dl className="flex flex-col gap-3">
              {text.question.map((question) => (
                <div key={question.title}>
                  <dt className="font-semibold">{question.title}</dt>
                  <dd className="text-muted">{question.text}</dd>
                </div>
              ))}
            </dl>
          </Card>
        </div>
        <Card title={text.glossary}>
          <dl className="flex flex-col gap-3">
            {Object.entries(glossary).map(([key, entry]) => (
              <div key={key} id={key}>
                <dt className="font-semibold">{entry.term}</dt>
                <dd className="text-muted">{entry.text}</dd>
              </div>
            ))}
          </dl>
        </Card>
      </div>
    </>
  );
}
