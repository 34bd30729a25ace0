"use client";

import dynamic from "next/dynamic";

import { SkeletonLines } from "@/components/ui/skeleton";
import { problemOf } from "@/lib/api/http";

/** The page of something that is not here. It is seldom shown, so it comes when it is needed. */
export const Gone = dynamic(() => import("@/features/gone/gone-part").then((module) => module.GonePart), { ssr: false, loading: () => <SkeletonLines lines={4} /> });

/** Whether a question failed because what it names is not here: asking again gives the same answer. */
export const isGone = (error: unknown): boolean => error !== null && problemOf(error).status === 404;
