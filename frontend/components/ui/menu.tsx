"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { Ellipsis } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

import { buttonClass } from "@/components/ui/button";
import { cn } from "@/lib/cn";

export type MenuItem = {
  id: string;
  label: string;
  icon?: ReactNode;
  danger?: boolean;
  disabled?: boolean;
} & ({ href: string; download?: boolean; external?: boolean } | { onSelect: () => void });

type MenuProps = { label: string; items: MenuItem[]; children?: ReactNode; className?: string };

const ITEM = "flex min-h-8 w-full cursor-default items-center gap-2 rounded-sm px-2.5 py-1.5 text-left text-sm outline-none select-none data-[highlighted]:bg-hover data-[disabled]:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0";

/** What is done less often, behind one button; three dots where it has no words. */
export function Menu({ label, items, children, className }: MenuProps) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger aria-label={label} title={children ? undefined : label} className={buttonClass(children ? "secondary" : "ghost", "sm", cn(!children && "px-1.5", className))}>
        {children ?? <Ellipsis aria-hidden="true" />}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner align="end" sideOffset={4} className="z-50 outline-none">
          <Base.Popup className="min-w-44 rounded-lg border border-line bg-card p-1 shadow-float outline-none">
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
