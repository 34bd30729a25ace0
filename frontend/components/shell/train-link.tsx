"use client";

import { parseAsString, useQueryState } from "nuqs";
import type { ComponentProps } from "react";

import { keepDataset } from "@/components/shell/switching";
import { LinkButton } from "@/components/ui/button";

/** To the training form, on the data set that the page is about. */
export function TrainLink(rest: Omit<ComponentProps<typeof LinkButton>, "href">) {
  const [dataset] = useQueryState("ds", parseAsString);
  return <LinkButton href={keepDataset("/train", dataset)} {...rest} />;
}
