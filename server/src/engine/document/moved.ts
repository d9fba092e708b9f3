import type { FileEdit } from '../finding.ts';
import type { Span } from '../span.ts';
import type { Macro, MacroInsert, MacroNames } from './macro.ts';
import type { Problem } from './problem.ts';
import type { Scalar } from './scalar.ts';

/** The span `by` characters further down in the file; whatever else it holds stays. */
export function moved<T extends Span>(span: T, by: number): T {
  return { ...span, start: span.start + by, end: span.end + by };
}

/** A problem of a text that begins `by` characters further down in the file. */
export function movedProblem<T extends Pick<Problem, 'start' | 'end' | 'fixes'>>(problem: T, by: number): T {
  const fixes = problem.fixes.map((fix) => ({ ...fix, edits: fix.edits.map((edit) => moved(edit, by)) }));
  return { ...moved(problem, by), fixes };
}

/** A macro of a text that begins `by` characters further down in the file, under its id there. */
export function movedMacro(macro: Macro, by: number, id: string): Macro {
  if (by === 0 && id === macro.id) return macro;
  const { kind, texts, pauses, scenarios, suppressions } = macro;
  return {
    ...macro,
    id,
    span: moved(macro.span, by),
    anchor: moved(macro.anchor, by),
    ...(kind && { kind: { ...kind, span: moved(kind.span, by) } }),
    texts: texts.map((text) => ({
      ...text,
      scalar: movedScalar(text.scalar, by),
      ...(text.alias && { alias: moved(text.alias, by) }),
    })),
    pauses: pauses.map((pause) => ({ ...pause, span: moved(pause.span, by) })),
    scenarios: scenarios.map((one) => ({ ...one, ...(one.span && { span: moved(one.span, by) }) })),
    suppressions: suppressions.map((one) => ({
      ...one,
      span: moved(one.span, by),
      scope: moved(one.scope, by),
      ...(one.removal && { removal: moved(one.removal, by) }),
    })),
    insert: movedInsert(macro.insert, by),
    names: () => movedNames(macro.names(), by),
  };
}

/** A scalar of a text that begins `by` characters further down in the file. */
function movedScalar(scalar: Scalar, by: number): Scalar {
  return {
    value: scalar.value,
    style: scalar.style,
    span: moved(scalar.span, by),
    owner: scalar.owner + by,
    toFile: (start, end) => moved(scalar.toFile(start, end), by),
    edit: (start, end, text) => moved(scalar.edit(start, end, text), by),
  };
}

function movedInsert(insert: MacroInsert, by: number): MacroInsert {
  const move = (edit: FileEdit | undefined) => edit && moved(edit, by);
  return {
    key: (key, value) => move(insert.key(key, value)),
    step: (index, step, text) => move(insert.step(index, step, text)),
    ignore: (...entry) => move(insert.ignore(...entry)),
  };
}

function movedNames({ id, slots, samples, next, locales }: MacroNames, by: number): MacroNames {
  const move = (scalars: readonly Scalar[]) => scalars.map((scalar) => movedScalar(scalar, by));
  return {
    ...(id && { id: movedScalar(id, by) }),
    slots: move(slots),
    samples: move(samples),
    next: move(next),
    locales: move(locales),
  };
}
