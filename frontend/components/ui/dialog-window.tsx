"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode, RefObject } from "react";

import { buttonClass } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import { messages } from "@/messages/text";

export const backdropClass = "fixed inset-0 z-40 bg-[rgb(0_0_0/0.45)]";
export const popupClass =
  "fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-lg -translate-x-1/2 -translate-y-1/2 " +
  "overflow-y-auto rounded-lg border border-line bg-card p-5 shadow-float outline-none";

export type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  children: ReactNode;
  className?: string;
  /** What takes the focus first, in place of the button that closes it. */
  initialFocus?: RefObject<HTMLElement | null>;
};

/** The window itself; `Dialog` loads it with the first use. */
export default function DialogWindow({ open, onOpenChange, title, description, children, className, initialFocus }: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className={backdropClass} />
        <Base.Popup className={cn(popupClass, className)} initialFocus={initialFocus}>
          <div className="mb-3 flex items-start justify-between gap-4">
            <Base.Title className="text-lg font-semibold">{title}</Base.Title>
            <Base.Close className={buttonClass("ghost", "icon", "-mt-1 -mr-2")} aria-label={messages.common.close}>
              <X aria-hidden="true" />
            </Base.Close>
          </div>
          {description && <Base.Description className="mb-4 text-muted">{description}</Base.Description>}
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
