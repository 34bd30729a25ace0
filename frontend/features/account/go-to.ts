/** Loads a page of this site anew; an address of another site becomes the overview. */
export function goTo(path: string): void {
  window.location.assign(ownPath(path));
}

/** A path of this site; `//host` and `/\\host` would be of another. */
export function ownPath(path: string): string {
  return /^\/(?![/\\])/.test(path) ? path : "/";
}
