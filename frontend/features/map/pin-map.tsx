"use client";

import dynamic from "next/dynamic";

import { Skeleton } from "@/components/ui/skeleton";

/** A map with marks, whose large library is loaded where one is shown. */
export const PinMap = dynamic(() => import("@/features/map/pin-map-drawn").then((module) => module.PinMapDrawn), {
  ssr: false,
  loading: () => <Skeleton className="h-72" />,
});
