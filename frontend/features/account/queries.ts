"use client";

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import {
  beginOpenidLink,
  changePassword,
  changeUser,
  checkAudit,
  endOpenidLink,
  endSession,
  getAccount,
  inviteUser,
  type KeyRequest,
  listAudit,
  listKeys,
  listSessions,
  listUsers,
  lookAtLink,
  makeKey,
  renewLink,
  revokeKey,
  type ShareData,
  share,
  signIn,
  type SignInRequest,
  signOut,
  useLink as postLink,
} from "@/lib/api/generated";
import type { Invitation, LinkUse, PasswordChange, UserChange } from "@/lib/api/generated";
import { unwrap } from "@/lib/api/http";
import { beginSigningOut } from "@/lib/sign-in";

export const accountKeys = {
  me: ["account"] as const,
  keys: ["account", "keys"] as const,
  sessions: ["account", "sessions"] as const,
  users: ["users"] as const,
  audit: ["audit"] as const,
};

/** Who has signed in; without accounts nobody. */
export const useAccount = () =>
  useQuery({ queryKey: accountKeys.me, queryFn: ({ signal }) => unwrap(getAccount({ signal })), staleTime: 60_000 });

/** Whether a promotion is proposed by one person and accepted by another. */
export const useNeedsSecond = (): boolean => useAccount().data?.promotion_needs_second ?? false;

export const useSignIn = () => useMutation({ mutationFn: (body: SignInRequest) => unwrap(signIn({ body })) });
export const useSignOut = () => useMutation({ onMutate: beginSigningOut, mutationFn: () => unwrap(signOut()) });

export const useLinkPurpose = (link: string) =>
  useQuery({ queryKey: ["link", link], queryFn: ({ signal }) => unwrap(lookAtLink({ body: { link }, signal })), enabled: link !== "", staleTime: Infinity });
export const useWelcome = () => useMutation({ mutationFn: (body: LinkUse) => unwrap(postLink({ body })) });

export const useBeginLink = () => useMutation({ mutationFn: () => unwrap(beginOpenidLink()) });
export const useEndLink = () => useChanging((_: void) => unwrap(endOpenidLink()), accountKeys.me);

export const useChangePassword = () => useChanging((body: PasswordChange) => unwrap(changePassword({ body })), accountKeys.sessions);

export const useKeys = () => useQuery({ queryKey: accountKeys.keys, queryFn: ({ signal }) => unwrap(listKeys({ signal })) });
export const useMakeKey = () => useChanging((body: KeyRequest) => unwrap(makeKey({ body })), accountKeys.keys);
export const useRevokeKey = () => useChanging((id: string) => unwrap(revokeKey({ path: { key_id: id } })), accountKeys.keys);

export const useSessions = () => useQuery({ queryKey: accountKeys.sessions, queryFn: ({ signal }) => unwrap(listSessions({ signal })) });
export const useEndSession = () => useChanging((id: string) => unwrap(endSession({ path: { session_id: id } })), accountKeys.sessions);

export const useUsers = () => useQuery({ queryKey: accountKeys.users, queryFn: ({ signal }) => unwrap(listUsers({ signal })) });
export const useInvite = () => useChanging((body: Invitation) => unwrap(inviteUser({ body })), accountKeys.users);
export const useRenewLink = () => useChanging((id: string) => unwrap(renewLink({ path: { user_id: id } })), accountKeys.users);
export const useChangeUser = () =>
  useChanging(({ id, ...body }: UserChange & { id: string }) => unwrap(changeUser({ path: { user_id: id }, body })), accountKeys.users);

export const useAudit = () =>
  useInfiniteQuery({
    queryKey: accountKeys.audit,
    queryFn: ({ pageParam, signal }) => unwrap(listAudit({ query: { cursor: pageParam }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });
export const useCheckAudit = () => useMutation({ mutationFn: () => unwrap(checkAudit()) });

export type Shared = { kind: ShareData["path"]["kind"]; id: string; sharing: "private" | "team" };

/** Everything is read afresh: the parts of a run and the versions of a data set are shared with it. */
export function useShare() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ kind, id, sharing }: Shared) => unwrap(share({ path: { kind, object_id: id }, body: { sharing } })),
    onSuccess: () => client.invalidateQueries(),
  });
}

function useChanging<Wish, Answer>(change: (wish: Wish) => Promise<Answer>, changed: readonly string[]) {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => client.invalidateQueries({ queryKey: changed }) });
}
