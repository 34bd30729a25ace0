import {
  Activity,
  CalendarClock,
  ChartNoAxesCombined,
  CircleHelp,
  Database,
  House,
  LayoutDashboard,
  ListChecks,
  type LucideIcon,
  Package,
  ScanSearch,
  Server,
  Settings,
} from "lucide-react";

import { messages } from "@/messages/en";

export type NavItem = { href: string; label: string; Icon: LucideIcon };
export type NavGroup = { title: string | null; items: NavItem[] };

const { groups, pages } = messages.shell;

/** Every page of the rail; a test checks that each one exists. */
export const NAVIGATION: NavGroup[] = [
  { title: null, items: [{ href: "/", label: pages.overview, Icon: LayoutDashboard }] },
  { title: groups.data, items: [{ href: "/data", label: pages.data, Icon: Database }] },
  {
    title: groups.models,
    items: [
      { href: "/train", label: pages.train, Icon: Activity },
      { href: "/runs", label: pages.runs, Icon: ListChecks },
      { href: "/schedules", label: pages.schedules, Icon: CalendarClock },
      { href: "/models", label: pages.models, Icon: Package },
      { href: "/compare", label: pages.compare, Icon: ChartNoAxesCombined },
      { href: "/errors", label: pages.errors, Icon: ScanSearch },
    ],
  },
  { title: groups.values, items: [{ href: "/value", label: pages.value, Icon: House }] },
  {
    title: groups.system,
    items: [
      { href: "/workers", label: pages.workers, Icon: Server },
      { href: "/settings", label: pages.settings, Icon: Settings },
      { href: "/help", label: pages.help, Icon: CircleHelp },
    ],
  },
];

export const isCurrent = (href: string, pathname: string): boolean =>
  href === "/" ? pathname === "/" : pathname === href || pathname.startsWith(`${href}/`);
