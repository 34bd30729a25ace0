"use client";

import dynamic from "next/dynamic";

import { SkeletonLines } from "@/components/ui/skeleton";

/** Seldom seen, so it comes when it is needed. */
export const NotShown = dynamic(() => import("@/features/models/not-shown-part").then((module) => module.NotShownPart), { ssr: false, loading: () => <SkeletonLines /> });
