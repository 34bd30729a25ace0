"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";

import { archiveModel, changeModel, dropModelAlias, type LabelsChange, type ModelRead, restoreModel, setModelAlias } from "@/lib/api/generated";
import { unwrap } from "@/lib/api/http";

/** What changes a model changes every list of models. */
function useChange<T>(change: (wish: T) => Promise<ModelRead>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => client.invalidateQueries({ queryKey: ["models"] }) });
}

export const useChangeLabels = (id: string) => useChange((body: LabelsChange) => unwrap(changeModel({ path: { model_id: id }, body })));

export const useSetAlias = (id: string) => useChange((alias: string) => unwrap(setModelAlias({ path: { model_id: id, alias } })));

export const useDropAlias = (id: string) => useChange((alias: string) => unwrap(dropModelAlias({ path: { model_id: id, alias } })));

export const useArchive = (id: string) => useChange(() => unwrap(archiveModel({ path: { model_id: id } })));

export const useRestore = (id: string) => useChange(() => unwrap(restoreModel({ path: { model_id: id } })));
