import type { Fix } from '../finding.ts';
import type { Span } from '../span.ts';
import type { Severity } from '../vocabulary.ts';

/** What is wrong with a file or a macro before any sentence is read. All offsets are file offsets. */
export interface Problem {
  readonly rule: 'macro-shape' | 'yaml-eats-text';
  readonly severity: Severity;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly fixes: readonly Fix[];
  /** The macro's id, where the problem stands in one. */
  readonly macro?: string;
}

/** An error at a place, without the rule that finds it. */
export function errorAt({ start, end }: Span, message: string, fixes: readonly Fix[] = []) {
  return { severity: 'error', message, start, end, fixes } as const;
}

/** A key that is all but the one that was meant. `isWritten`: it stands here itself, so that it can be renamed. */
export function mistypedKey(span: Span, key: string, meant: string, isWritten: boolean) {
  const fixes = isWritten ? [replacement(`Rename to \`${meant}\``, span, meant)] : [];
  return errorAt(span, `Unknown key \`${key}\`. Did you mean \`${meant}\`?`, fixes);
}

/** The safe fix that puts `text` in a span's place. */
export function replacement(title: string, { start, end }: Span, text: string): Fix {
  return { title, safe: true, edits: [{ start, end, text }] };
}
