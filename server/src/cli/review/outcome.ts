/** A review that was posted, or changed, in words; or why it was not, or not all of it. */
export type Outcome =
  | { readonly posted: true; readonly did: string; readonly url?: string }
  | { readonly posted: false; readonly reason: string };

/** That posting stopped. @param done what was done before, in words */
export function stopped(reason: string, done: readonly string[]): Outcome {
  const rest = done.length > 0 ? ` Before that, ${done.join(', ')}; the next run does the rest.` : '';
  return { posted: false, reason: reason + rest };
}
