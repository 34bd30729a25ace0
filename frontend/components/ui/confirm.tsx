"use client";

import dynamic from "next/dynamic";
import { useState } from "react";

import type { ConfirmProps } from "@/components/ui/confirm-dialog";

const ConfirmDialog = dynamic(() => import("@/components/ui/confirm-dialog"), { ssr: false });

/** Asks once before something that cannot be undone; its code is loaded with the first question. */
export function Confirm(props: ConfirmProps) {
  const [asked, setAsked] = useState(false);
  if (props.open && !asked) setAsked(true);
  return asked || props.open ? <ConfirmDialog {...props} /> : null;
}
