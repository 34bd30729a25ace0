"use client";

import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { useState } from "react";

import { NavList } from "@/components/shell/nav-list";
import { buttonClass } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import { keepCookie, RAIL_COOKIE } from "@/lib/theme";
import { useText } from "@/lib/use-text";
import { shellMessages } from "@/messages/shell";

/** The left rail of wide screens; its width is remembered in a cookie, so the server draws it right. */
export function Rail({ narrowAtFirst }: { narrowAtFirst: boolean }) {
  const [narrow, setNarrow] = useState(narrowAtFirst);
  const text = useText(shellMessages);
  const Icon = narrow ? PanelLeftOpen : PanelLeftClose;
  const toggle = () => {
    keepCookie(RAIL_COOKIE, narrow ? "wide" : "narrow");
    setNarrow(!narrow);
  };
  return (
    <div
      className={cn(
        "no-print sticky top-12 hidden h-[calc(100dvh-3rem)] shrink-0 flex-col justify-between overflow-y-auto border-r border-line bg-card md:flex",
        narrow ? "w-14" : "w-55",
      )}
    >
      <NavList narrow={narrow} />
      <button
        type="button"
        onClick={toggle}
        aria-label={narrow ? text.expand : text.collapse}
        className={buttonClass("ghost", "icon", "m-2 text-muted")}
      >
        <Icon aria-hidden="true" />
      </button>
    </div>
  );
}
