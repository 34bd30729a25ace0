"use client";

import { Download, Trash2 } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { Dialog } from "@/components/ui/dialog";
import { Menu } from "@/components/ui/menu";
import { Popover } from "@/components/ui/popover";
import { galleryText as text } from "@/features/gallery/messages";

type Layer = "dialog" | "confirm" | "blocked" | null;

export function LayersPart() {
  const [open, setOpen] = useState<Layer>(null);
  const close = (next: boolean) => !next && setOpen(null);
  const ask = { onOpenChange: close, title: "Delete the model?", description: "Its files are removed.", action: "Delete", onConfirm: () => setOpen(null) };
  return (
    <div className="flex flex-wrap gap-2">
      <Button onClick={() => setOpen("dialog")}>Open a dialog</Button>
      <Button onClick={() => setOpen("confirm")}>Ask a question</Button>
      <Button onClick={() => setOpen("blocked")}>Ask what is blocked</Button>
      <Dialog open={open === "dialog"} onOpenChange={close} title="A dialog" description={text.help}>
        <p>{text.long}</p>
      </Dialog>
      <Confirm {...ask} open={open === "confirm"} danger />
      <Confirm {...ask} open={open === "blocked"} blocked busy>
        <p>The champion cannot be deleted.</p>
      </Confirm>
      <Menu
        label="Actions"
        items={[
          { id: "file", label: "Download", icon: <Download aria-hidden="true" />, href: "/icon.svg", download: true },
          { id: "page", label: "Help", href: "/help" },
          { id: "off", label: "Not now", disabled: true, onSelect: () => undefined },
          { id: "delete", label: "Delete", icon: <Trash2 aria-hidden="true" />, danger: true, onSelect: () => setOpen("confirm") },
        ]}
      />
      <Popover label="A popover" buttonLabel="Open a popover" buttonClass="underline" className="max-w-80 p-3" content={<p>{text.long}</p>}>
        popover
      </Popover>
    </div>
  );
}
