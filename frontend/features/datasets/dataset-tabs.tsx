"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

import { datasetMessages } from "@/features/datasets/messages";
import type { DatasetRead } from "@/lib/api/generated";
import { cn } from "@/lib/cn";
import { useText } from "@/lib/use-text";

/** The pages of a data set, by the last part of their address. */
const PAGES = ["", "checks", "map", "rows", "versions"] as const;

/** Links to the pages of a data set; each has an address of its own. */
export function DatasetTabs({ id, dataset }: { id: string; dataset: DatasetRead | undefined }) {
  const { tabs } = useText(datasetMessages);
  const here = usePathname();
  const home = `/data/${encodeURIComponent(id)}`;
  const pages = PAGES.filter((page) => (page === "versions" ? !dataset?.builtin : page === "" || !dataset?.deleted_at));
  return (
    <nav aria-label={tabs.label} className="mb-4 overflow-x-auto border-b border-line">
      <ul className="flex gap-1">
        {pages.map((page) => {
          const href = page ? `${home}/${page}` : home;
          const isHere = here === href;
          return (
            <li key={page}>
              <Link
                href={href}
                aria-current={isHere ? "page" : undefined}
                className={cn(
                  "flex h-9 items-center border-b-2 px-3 font-medium outline-offset-[-2px] hover:text-ink",
                  isHere ? "border-accent text-ink" : "border-transparent text-muted",
                )}
              >
                {tabs.names[page || "summary"]}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
