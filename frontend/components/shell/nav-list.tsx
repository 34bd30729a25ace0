"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";

import { isCurrent, NAVIGATION, type NavItem } from "@/components/shell/navigation";
import { datasetOf, keepDataset } from "@/components/shell/switching";
import { cn } from "@/lib/cn";
import { useText } from "@/lib/use-text";
import { shellMessages } from "@/messages/shell";

type NavListProps = { narrow?: boolean; onGo?: () => void };

export function NavList({ narrow = false, onGo }: NavListProps) {
  const text = useText(shellMessages);
  const pathname = usePathname();
  const dataset = datasetOf(pathname, useSearchParams());
  return (
    <nav aria-label={text.navigation} className="flex flex-col gap-3 p-2">
      {NAVIGATION.map(({ group, items }) => (
        <div key={group ?? "top"}>
          {group && <p className={cn("px-2.5 pb-1 text-xs font-medium text-muted", narrow && "sr-only")}>{text.groups[group]}</p>}
          <ul className="flex flex-col gap-0.5">
            {items.map((item) => (
              <li key={item.href}>
                <NavLink item={item} label={text.pages[item.page]} to={keepDataset(item.href, dataset)} current={isCurrent(item.href, pathname)} narrow={narrow} onGo={onGo} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

type NavLinkProps = { item: NavItem; label: string; to: string; current: boolean; narrow: boolean; onGo?: (() => void) | undefined };

function NavLink({ item: { Icon }, label, to, current, narrow, onGo }: NavLinkProps) {
  return (
    <Link
      href={to}
      aria-current={current ? "page" : undefined}
      title={narrow ? label : undefined}
      onClick={onGo}
      className={cn(
        "flex h-8 items-center gap-2.5 rounded-md px-2.5",
        current ? "bg-accent-soft font-semibold text-accent" : "text-muted hover:bg-hover hover:text-ink",
        narrow && "justify-center px-0",
      )}
    >
      <Icon aria-hidden="true" className="size-4 shrink-0" />
      <span className={cn(narrow && "sr-only")}>{label}</span>
    </Link>
  );
}
