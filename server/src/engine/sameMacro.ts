import type { Macro, MacroText, Suppression } from './document/macro.ts';

/** Whether a macro whose lines are the same as before is the same, but for its place and its id. */
export function isSameMacro(before: Macro, after: Macro): boolean {
  const by = after.span.start - before.span.start;
  return (
    after.span.end - before.span.end === by &&
    after.anchor.start - before.anchor.start === by &&
    after.title === before.title &&
    after.shape === before.shape &&
    after.kind?.value === before.kind?.value &&
    after.fault === before.fault &&
    after.locale === before.locale &&
    isEach(before.texts, after.texts, (a, b) => isSameText(a, b, by)) &&
    isEach(before.suppressions, after.suppressions, (a, b) => isSameSuppression(a, b, by)) &&
    isSameData(before, after)
  );
}

function isSameText(before: MacroText, after: MacroText, by: number): boolean {
  const place = ({ alias, scalar }: MacroText) => (alias ?? scalar.span).start;
  return (
    place(after) - place(before) === by &&
    (after.alias === undefined) === (before.alias === undefined) &&
    after.scalar.value === before.scalar.value &&
    after.step === before.step &&
    after.variant === before.variant &&
    after.format === before.format
  );
}

function isSameSuppression(before: Suppression, after: Suppression, by: number): boolean {
  return (
    after.rule === before.rule &&
    after.until === before.until &&
    after.span.start - before.span.start === by &&
    after.span.end - before.span.end === by &&
    (after.removal?.start ?? by) - (before.removal?.start ?? 0) === by &&
    (after.removal?.end ?? by) - (before.removal?.end ?? 0) === by &&
    after.scope.start - before.scope.start === by &&
    after.scope.end - before.scope.end === by
  );
}

/** What may come from elsewhere in the file by an alias or a merge key. */
function isSameData(before: Macro, after: Macro): boolean {
  return (
    isSameValue(before.channels, after.channels) &&
    isSameValue(before.slots, after.slots) &&
    isEach(before.scenarios, after.scenarios, (a, b) => isSameValue(a.slots, b.slots)) &&
    isEach(before.pauses, after.pauses, (a, b) => a.before === b.before)
  );
}

function isSameValue(before: unknown, after: unknown): boolean {
  return before === after || JSON.stringify(before) === JSON.stringify(after);
}

function isEach<T>(before: readonly T[], after: readonly T[], isSame: (a: T, b: T) => boolean): boolean {
  return before.length === after.length && after.every((one, i) => isSame(before[i]!, one));
}
