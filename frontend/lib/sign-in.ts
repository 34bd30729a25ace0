/** Set by our own proxy on the pages that strangers see; they have no menu, since nothing behind it is theirs. */
export const BARE_HEADER = "x-houseprice-bare";

/** Shows one valuation to whoever has its link. */
export const SHARED_PAGE = "/shared";
const OPEN = ["/sign-in", "/welcome", SHARED_PAGE];
const SESSIONS = ["__Host-houseprice_session", "houseprice_session"];

export const isOpenPage = (pathname: string): boolean => OPEN.includes(pathname);

/** Whether the cookies of a request are those of somebody who has signed in. */
export const hasSession = (cookies: string[]): boolean => SESSIONS.some((name) => cookies.includes(name));

/** Where somebody without a session must go first; null if the page may be shown. */
export function signInPath(pathname: string, search: string, cookies: string[]): string | null {
  if (isOpenPage(pathname) || hasSession(cookies)) return null;
  const next = pathname + search;
  return next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`;
}

let signingOut = false;

/** From here on a call without a session is no surprise: the page is about to be left anyway. */
export function beginSigningOut(): void {
  signingOut = true;
}

/** Whether a call that lost its session should lead to the page where the next one begins. */
export const leadsToSignIn = (): boolean => !signingOut;
