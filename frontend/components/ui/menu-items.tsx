"use client";

import { Menu as Base } from "@base-ui/react/menu";
import Link from "next/link";
import type { RefObject } from "react";

import type { MenuItem } from "@/components/ui/menu";
import { cn } from "@/lib/cn";

type MenuItemsProps = {
  /** What it is put into. */
  place: HTMLElement;
  id: string;
  label: string;
  items: MenuItem[];
  button: RefObject<HTMLButtonElement | null>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

const ITEM = "flex min-h-8 w-full cursor-default items-center gap-2 rounded-sm px-2.5 py-1.5 text-left text-sm outline-none select-none data-[highlighted]:bg-hover data-[disabled]:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0";

/** What is open below the button of a menu. */
export default function MenuItems({ place, id, label, items, button, open, onOpenChange }: MenuItemsProps) {
  // A press on the button closes by the button's own click; closing here too would let that click open it again.
  const change = (next: boolean, { event }: { event: Event }) => button.current?.contains(event.target as Node) || onOpenChange(next);
  return (
    <Base.Root modal={false} open={open} onOpenChange={change}>
      <Base.Portal container={place}>
        <Base.Positioner anchor={button} align="end" sideOffset={4} className="z-50 outline-none">
          <Base.Popup id={id} aria-label={label} finalFocus={button} className="min-w-44 rounded-lg border border-line bg-card p-1 shadow-float outline-none">
            {items.map((item) => (
              <Item key={item.id} item={item} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Item({ item }: { item: MenuItem }) {
  const look = cn(ITEM, item.danger && "text-danger");
  const content = (
    <>
      {item.icon}
      {item.label}
    </>
  );
  if ("onSelect" in item)
    return (
      <Base.Item className={look} disabled={item.disabled} onClick={item.onSelect}>
        {content}
      </Base.Item>
    );
  const outside = item.download || item.external;
  const link = outside ? <a href={item.href} download={item.download || undefined} {...(item.external && { target: "_blank", rel: "noopener" })} /> : <Link href={item.href} />;
  return (
    <Base.Item className={look} disabled={item.disabled} render={link}>
      {content}
    </Base.Item>
  );
}
