import type { Span } from '../engine/span.ts';
import { snippetText, tabStop } from '../snippet.ts';
import type { Proposal } from './proposal.ts';
import type { Value } from './valueCompletion.ts';

const COMMENT = /^[ \t]*#[ \t]*macrolint-ignore[ \t]+(?:[\w-]+[ \t]*,[ \t]*)*([\w-]*)$/;

/** The rule that is being typed in `# macrolint-ignore RULE`, as a file span, and whether more follows it. */
export function suppressionAt(text: string, offset: number): { span: Span; followed: boolean } | undefined {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const typed = COMMENT.exec(line)?.[1];
  if (typed === undefined) return undefined;
  const [, rest, sign] = /^([\w-]*)[ \t]*([:,])?/.exec(text.slice(offset, offset + 200))!;
  return { span: { start: offset - typed.length, end: offset + rest!.length }, followed: sign !== undefined };
}

/** The rules that a comment can name, each with a place for the reason. */
export function suppressionProposals(
  { span, followed }: { span: Span; followed: boolean },
  rules: readonly Value[],
): Proposal[] {
  return rules.map(({ value, ...more }) => ({
    label: value,
    kind: 'Value',
    snippet: snippetText(value) + (followed ? '' : `: ${tabStop(1, 'why it is fine here')}`),
    span,
    ...more,
  }));
}
