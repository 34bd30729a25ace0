"use client";

import { AlertDialog as Base } from "@base-ui/react/alert-dialog";
import type { ReactNode } from "react";

import { Button, buttonClass } from "@/components/ui/button";
import { backdropClass, popupClass } from "@/components/ui/dialog-window";
import { messages } from "@/messages/text";

export type ConfirmProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description: ReactNode;
  action: string;
  onConfirm: () => void;
  danger?: boolean;
  busy?: boolean;
  /** More to read or fill in before confirming. */
  children?: ReactNode;
  /** Keeps the action off until something is filled in. */
  blocked?: boolean;
};

/** Asks once before something that cannot be undone. */
export default function ConfirmDialog({
  open,
  onOpenChange,
  title,
  description,
  action,
  onConfirm,
  danger = false,
  busy,
  children,
  blocked,
}: ConfirmProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className={backdropClass} />
        <Base.Popup className={popupClass}>
          <Base.Title className="mb-2 text-lg font-semibold">{title}</Base.Title>
          <Base.Description className="text-muted">{description}</Base.Description>
          {children && <div className="mt-4">{children}</div>}
          <div className="mt-5 flex flex-wrap justify-end gap-2">
            <Base.Close className={buttonClass("secondary")}>{messages.common.keep}</Base.Close>
            <Button look={danger ? "danger" : "primary"} onClick={onConfirm} busy={busy} disabled={blocked}>
              {action}
            </Button>
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
