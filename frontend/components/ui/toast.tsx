"use client";

import { X } from "lucide-react";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from "react";

import { buttonClass } from "@/components/ui/button";
import { messages } from "@/messages/text";

type Toast = { id: number; title: string; description: string | undefined };
type Add = (title: string, description?: string) => void;

const ToastContext = createContext<Add>(() => undefined);
const SHOWN_MS = 6000;
const AT_MOST = 3;

let lastId = 0;

/** Short news such as "Run cancelled". Errors belong on the page: a rule of ESLint keeps them out of toasts, which go. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const add = useCallback<Add>((title, description) => {
    lastId += 1;
    const toast = { id: lastId, title, description };
    setToasts((shown) => [...shown, toast].slice(-AT_MOST));
  }, []);
  const drop = useCallback((id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id)), []);
  return (
    <ToastContext.Provider value={add}>
      {children}
      <div role="status" className="no-print fixed right-4 bottom-4 z-50 flex w-[calc(100vw-2rem)] max-w-sm flex-col gap-2">
        {toasts.map((toast) => (
          <ToastItem key={toast.id} toast={toast} onClose={drop} />
        ))}
      </div>
    </ToastContext.Provider>
  );
}

export const useToast = (): Add => useContext(ToastContext);

function ToastItem({ toast, onClose }: { toast: Toast; onClose: (id: number) => void }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => onClose(toast.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held, onClose, toast.id]);
  return (
    <div
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="flex items-start gap-3 rounded-lg border border-line bg-card p-3 shadow-float"
    >
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{toast.title}</p>
        {toast.description && <p className="text-muted">{toast.description}</p>}
      </div>
      <button
        type="button"
        onClick={() => onClose(toast.id)}
        aria-label={messages.common.close}
        className={buttonClass("ghost", "icon", "-my-1")}
      >
        <X aria-hidden="true" />
      </button>
    </div>
  );
}
