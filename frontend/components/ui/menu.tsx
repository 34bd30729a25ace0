"use client";

import { Ellipsis } from "lucide-react";
import dynamic from "next/dynamic";
import { type ReactNode, useId, useRef, useState } from "react";

import { buttonClass } from "@/components/ui/button";
import { cn } from "@/lib/cn";

const MenuItems = dynamic(() => import("@/components/ui/menu-items"), { ssr: false });

export type MenuItem = {
  id: string;
  label: string;
  icon?: ReactNode;
  danger?: boolean;
  disabled?: boolean;
} & ({ href: string; download?: boolean; external?: boolean } | { onSelect: () => void });

type MenuProps = { label: string; items: MenuItem[]; children?: ReactNode; className?: string };

/** What is done less often, behind one button; three dots where it has no words. What it opens is loaded with the first use. */
export function Menu({ label, items, children, className }: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  // Among the landmarks of the page, but outside of what scrolls and cuts off.
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const toggle = () => {
    setPlace(button.current?.closest("main") ?? document.body);
    setOpen(!open);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={label}
        title={children ? undefined : label}
        onClick={toggle}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" || open) return;
          event.preventDefault();
          toggle();
        }}
        className={buttonClass(children ? "secondary" : "ghost", "sm", cn(!children && "px-1.5", className))}
      >
        {children ?? <Ellipsis aria-hidden="true" />}
      </button>
      {place && <MenuItems place={place} id={id} label={label} items={items} button={button} open={open} onOpenChange={setOpen} />}
    </>
  );
}
