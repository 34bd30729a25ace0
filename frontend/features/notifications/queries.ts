"use client";

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import {
  addRecipient,
  changeRecipient,
  changeWebhook,
  createWebhook,
  deleteRecipient,
  deleteWebhook,
  endScheduleNotices,
  forgetNotices,
  getDelivery,
  getNotices,
  getScheduleNotices,
  listDeliveries,
  listRecipients,
  listWebhooks,
  type PersonalNotices,
  type RecipientCreate,
  renewSecret,
  sendDeliveryAgain,
  setNotices,
  setScheduleNotices,
  testRecipient,
  testWebhook,
  type WebhookCreate,
  type WebhookEdit,
} from "@/lib/api/generated";
import { unwrap } from "@/lib/api/http";

const ALL = ["notifications"] as const;
const EVERY_MS = 10_000;

export const useWebhooks = () =>
  useQuery({ queryKey: [...ALL, "webhooks"], queryFn: ({ signal }) => unwrap(listWebhooks({ signal })), refetchInterval: EVERY_MS });

export const useRecipients = () => useQuery({ queryKey: [...ALL, "recipients"], queryFn: ({ signal }) => unwrap(listRecipients({ signal })) });

export const useDeliveries = () =>
  useInfiniteQuery({
    queryKey: [...ALL, "deliveries"],
    queryFn: ({ signal, pageParam }) => unwrap(listDeliveries({ query: { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) }, signal })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    refetchInterval: EVERY_MS,
  });

export const useDelivery = (id: string) =>
  useQuery({ queryKey: [...ALL, "deliveries", id], queryFn: ({ signal }) => unwrap(getDelivery({ path: { delivery_id: id }, signal })), refetchInterval: EVERY_MS });

/** A change after which everything on the page is read again. */
function useChange<V, R>(change: (value: V) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => client.invalidateQueries({ queryKey: ALL }) });
}

export const useCreateWebhook = () => useChange((body: WebhookCreate) => unwrap(createWebhook({ body })));
export const useEditWebhook = () =>
  useChange(({ id, body }: { id: string; body: WebhookEdit }) => unwrap(changeWebhook({ path: { webhook_id: id }, body })));
export const useDeleteWebhook = () => useChange((id: string) => unwrap(deleteWebhook({ path: { webhook_id: id } })));
export const useRenewSecret = () => useChange((id: string) => unwrap(renewSecret({ path: { webhook_id: id } })));
export const useTestWebhook = () => useChange((id: string) => unwrap(testWebhook({ path: { webhook_id: id } })));

export const useAddRecipient = () => useChange((body: RecipientCreate) => unwrap(addRecipient({ body })));
export const useEditRecipient = () =>
  useChange(({ id, topics }: { id: string; topics: RecipientCreate["topics"] }) => unwrap(changeRecipient({ path: { recipient_id: id }, body: { topics } })));
export const useDeleteRecipient = () => useChange((id: string) => unwrap(deleteRecipient({ path: { recipient_id: id } })));
export const useTestRecipient = () => useChange((id: string) => unwrap(testRecipient({ path: { recipient_id: id } })));

export const useSendAgain = () => useChange((id: string) => unwrap(sendDeliveryAgain({ path: { delivery_id: id } })));

/** What somebody hears by mail: the one who has signed in, or the people of a schedule. */
export const useNotices = (schedule: string | null) =>
  useQuery({
    queryKey: [...ALL, "personal", schedule],
    queryFn: ({ signal }) => unwrap(schedule === null ? getNotices({ signal }) : getScheduleNotices({ path: { schedule_id: schedule }, signal })),
  });

export const useSetNotices = (schedule: string | null) =>
  useChange(({ only_mine, ...body }: PersonalNotices) =>
    unwrap(schedule === null ? setNotices({ body: { ...body, only_mine } }) : setScheduleNotices({ path: { schedule_id: schedule }, body })),
  );

export const useForgetNotices = (schedule: string | null) =>
  useChange(() => unwrap(schedule === null ? forgetNotices() : endScheduleNotices({ path: { schedule_id: schedule } })));
