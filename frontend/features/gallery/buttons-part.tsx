"use client";

import { Settings } from "lucide-react";

import { Button, LinkButton } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { TextLink } from "@/components/ui/text-link";
import { galleryText as text } from "@/features/gallery/messages";

const LOOKS = ["primary", "secondary", "ghost", "danger"] as const;

export function ButtonsPart() {
  return (
    <>
      {LOOKS.map((look) => (
        <div key={look} className="flex flex-wrap gap-2">
          <Button look={look}>{look}</Button>
          <Button look={look} size="sm">
            {look}, small
          </Button>
          <Button look={look} disabled>
            {look}, off
          </Button>
          <Button look={look} busy>
            {look}, busy
          </Button>
          <Button look={look} size="icon" aria-label={`${look}, icon`}>
            <Settings aria-hidden="true" />
          </Button>
        </div>
      ))}
      <Button className="max-w-full whitespace-normal! h-auto">{text.long}</Button>
      <div className="flex flex-wrap items-center gap-2">
        <LinkButton href="/help">link as a button</LinkButton>
        <TextLink href="/help">text link</TextLink>
        <CopyButton text={text.short} />
        <CopyButton text={text.short} label="Copy the name" iconOnly />
      </div>
    </>
  );
}
