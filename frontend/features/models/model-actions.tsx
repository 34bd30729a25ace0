"use client";

import { Archive, ChartNoAxesCombined, Download, FileText, ScanSearch, ShieldCheck, Trash2, Trophy } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";

import { Alert } from "@/components/ui/alert";
import { Confirm } from "@/components/ui/confirm";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { useToast } from "@/components/ui/toast";
import { useForbidden } from "@/features/account/permit";
import { useNeedsSecond } from "@/features/account/queries";
import { useStale } from "@/features/live/stale-banner";
import { evidenceText } from "@/features/models/evidence-text";
import { modelLabel } from "@/features/models/groups";
import { labelsText } from "@/features/models/labels-text";
import { proposalText } from "@/features/models/proposal-text";
import { useDeleteModel } from "@/features/models/queries";
import { modelText } from "@/features/models/text";
import type { ModelRead } from "@/lib/api/generated";
import { messages } from "@/messages/text";

const text = messages.models.actions;
/** Loaded with the first question. */
const ArchiveDialog = dynamic(() => import("@/features/models/archive-dialog").then((module) => module.ArchiveDialog), { ssr: false });
const PromoteDialog = dynamic(() => import("@/features/models/promote-dialog").then((module) => module.PromoteDialog), { ssr: false });

type Asked = "promote" | "archive" | "delete";
type ModelActionsProps = { model: ModelRead; wide?: boolean; onDeleted?: () => void };

/** What is done with a model, in a menu; promote and delete are asked once. */
export function ModelActions({ model, wide = false, onDeleted }: ModelActionsProps) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = (open: boolean) => !open && setAsked(null);
  const can = useMay(model);
  return (
    <>
      <Menu label={text.menu(modelLabel(model))} items={itemsOf(model, wide, can, setAsked)}>
        {wide ? text.more : null}
      </Menu>
      {asked === "promote" && <PromoteDialog model={model} open onOpenChange={close} />}
      {asked === "archive" && <ArchiveDialog model={model} open onOpenChange={close} />}
      <DeleteDialog model={model} open={asked === "delete"} onOpenChange={close} onDeleted={onDeleted} />
    </>
  );
}

type May = { stale: boolean; promote: string | null; remove: boolean; evidence: boolean };

/** What may be done with the model now; `promote` names the promotion, or its proposal where a second person decides. */
function useMay(model: ModelRead): May {
  const needsSecond = useNeedsSecond();
  const mayPromote = useForbidden({ role: needsSecond ? "analyst" : "approver" }) === undefined;
  const words = needsSecond ? proposalText.propose : proposalText.promote;
  const remove = useForbidden({ role: "analyst", owned: model.owned }) === undefined;
  const evidence = useForbidden({ role: "analyst" }) === undefined;
  return { stale: useStale(), promote: mayPromote ? words.title : null, remove, evidence };
}

/** The page of a model has buttons of its own for what is done most. */
function itemsOf(model: ModelRead, wide: boolean, { stale, promote, remove, evidence }: May, onAsk: (asked: Asked) => void): MenuItem[] {
  const { id, status } = model;
  const files = `/api/v1/models/${id}`;
  const all: (MenuItem | false)[] = [
    promote !== null && status !== "champion" && status !== "archived" && { id: "promote", label: promote, icon: <Trophy aria-hidden="true" />, disabled: stale, onSelect: () => onAsk("promote") },
    !wide && { id: "compare", label: text.compare, icon: <ChartNoAxesCombined aria-hidden="true" />, href: `/compare?m=${id}` },
    !wide && { id: "errors", label: text.errors, icon: <ScanSearch aria-hidden="true" />, href: `/errors?m=${id}` },
    { id: "download", label: text.download, icon: <Download aria-hidden="true" />, href: `${files}/download`, download: true },
    wide && { id: "page", label: text.reportPage, icon: <FileText aria-hidden="true" />, href: `${files}/report?format=html`, external: true },
    wide && { id: "pdf", label: text.reportPdf, icon: <FileText aria-hidden="true" />, href: `${files}/report?format=pdf`, download: true },
    wide && { id: "json", label: text.reportJson, icon: <FileText aria-hidden="true" />, href: `${files}/report?format=json`, download: true },
    wide && evidence && { id: "evidence-pdf", label: evidenceText.pdf, icon: <ShieldCheck aria-hidden="true" />, href: `${files}/evidence?format=pdf`, download: true },
    wide && evidence && { id: "evidence-json", label: evidenceText.json, icon: <ShieldCheck aria-hidden="true" />, href: `${files}/evidence?format=json`, download: true },
    remove && status !== "archived" && { id: "archive", label: labelsText.archive, icon: <Archive aria-hidden="true" />, disabled: stale, onSelect: () => onAsk("archive") },
    remove && { id: "delete", label: text.delete, icon: <Trash2 aria-hidden="true" />, danger: true, disabled: stale, onSelect: () => onAsk("delete") },
  ];
  return all.filter((item) => item !== false);
}

type DialogProps = { model: ModelRead; open: boolean; onOpenChange: (open: boolean) => void };

function DeleteDialog({ model, open, onOpenChange, onDeleted }: DialogProps & { onDeleted?: (() => void) | undefined }) {
  const remove = useDeleteModel();
  const toast = useToast();
  const champion = model.status === "champion";
  const done = () => {
    onOpenChange(false);
    toast(modelText.remove.done(modelLabel(model)));
    onDeleted?.();
  };
  return (
    <Confirm
      open={open}
      onOpenChange={onOpenChange}
      title={modelText.remove.title(modelLabel(model))}
      description={modelText.remove.text}
      action={modelText.remove.action}
      danger
      blocked={champion}
      busy={remove.isPending}
      onConfirm={() => remove.mutate(model.id, { onSuccess: done })}
    >
      {champion && (
        <Alert tone="warn" title={modelText.remove.champion}>
          {modelText.remove.first(model.dataset.title)}
        </Alert>
      )}
      {remove.isError && <ProblemPanel error={remove.error} title={modelText.remove.failed} />}
    </Confirm>
  );
}
