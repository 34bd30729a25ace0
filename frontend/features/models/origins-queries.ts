import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { getRollingOrigins, measureRollingOrigins } from "@/lib/api/generated";
import { unwrap } from "@/lib/api/http";
import { randomId } from "@/lib/random-id";

const POLL_MS = 3000;
const keyOf = (id: string) => ["models", id, "rolling-origins"];

/** The newest run that measured the method of a model at earlier days; it is asked for again until that run is over. */
export const useOrigins = (id: string) =>
  useQuery({
    queryKey: keyOf(id),
    queryFn: ({ signal }) => unwrap(getRollingOrigins({ path: { model_id: id }, signal })),
    refetchInterval: ({ state }) => (state.data?.run && state.data.run.finished_at === null ? POLL_MS : false),
  });

export function useMeasureOrigins(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(measureRollingOrigins({ path: { model_id: id }, headers: { "Idempotency-Key": randomId() } })),
    onSuccess: (run) => client.setQueryData(keyOf(id), { run }),
  });
}
