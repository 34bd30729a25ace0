"use client";

import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";

import { NavList } from "@/components/shell/nav-list";
import { buttonClass } from "@/components/ui/button";
import { backdropClass } from "@/components/ui/dialog-window";
import { messages } from "@/messages/text";

export default function DrawerDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropClass} />
        <Dialog.Popup className="fixed inset-y-0 left-0 z-50 w-65 overflow-y-auto border-r border-line bg-card outline-none">
          <div className="flex h-12 items-center justify-between border-b border-line pr-2 pl-4">
            <Dialog.Title className="font-semibold">{messages.product}</Dialog.Title>
            <Dialog.Close aria-label={messages.common.close} className={buttonClass("ghost", "icon")}>
              <X aria-hidden="true" />
            </Dialog.Close>
          </div>
          <NavList onGo={() => onOpenChange(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
