"use client";

import { Menu } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";

import { buttonClass } from "@/components/ui/button";
import { useText } from "@/lib/use-text";
import { shellMessages } from "@/messages/shell";

const DrawerDialog = dynamic(() => import("@/components/shell/drawer-dialog"), { ssr: false });

/** The menu of narrow screens; its code is loaded when it is opened. */
export function NavDrawer() {
  const text = useText(shellMessages);
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);
  const show = () => {
    setUsed(true);
    setOpen(true);
  };
  return (
    <>
      <button
        type="button"
        aria-label={text.open}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={show}
        className={buttonClass("ghost", "icon", "md:hidden")}
      >
        <Menu aria-hidden="true" />
      </button>
      {used && <DrawerDialog open={open} onOpenChange={setOpen} />}
    </>
  );
}
