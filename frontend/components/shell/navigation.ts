import {
  Activity,
  CalendarClock,
  ChartNoAxesCombined,
  CircleHelp,
  Database,
  FileSpreadsheet,
  House,
  LayoutDashboard,
  ListChecks,
  type LucideIcon,
  Package,
  ScanSearch,
  Server,
  Settings,
} from "lucide-react";

import type { ShellText } from "@/messages/shell";

/** `page` names the text of the link in every language. */
export type NavItem = { href: string; page: keyof ShellText["pages"]; Icon: LucideIcon };
export type NavGroup = { group: keyof ShellText["groups"] | null; items: NavItem[] };

/** Every page of the rail; a test checks that each one exists. */
export const NAVIGATION: NavGroup[] = [
  { group: null, items: [{ href: "/", page: "overview", Icon: LayoutDashboard }] },
  { group: "data", items: [{ href: "/data", page: "data", Icon: Database }] },
  {
    group: "models",
    items: [
      { href: "/train", page: "train", Icon: Activity },
      { href: "/runs", page: "runs", Icon: ListChecks },
      { href: "/schedules", page: "schedules", Icon: CalendarClock },
      { href: "/models", page: "models", Icon: Package },
      { href: "/compare", page: "compare", Icon: ChartNoAxesCombined },
      { href: "/errors", page: "errors", Icon: ScanSearch },
    ],
  },
  { group: "values", items: [{ href: "/value", page: "value", Icon: House }, { href: "/batch", page: "batch", Icon: FileSpreadsheet }] },
  {
    group: "system",
    items: [
      { href: "/workers", page: "workers", Icon: Server },
      { href: "/settings", page: "settings", Icon: Settings },
      { href: "/help", page: "help", Icon: CircleHelp },
    ],
  },
];

export const isCurrent = (href: string, pathname: string): boolean =>
  href === "/" ? pathname === "/" : pathname === href || pathname.startsWith(`${href}/`);
