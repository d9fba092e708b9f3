import type { Span } from '../../span.ts';

const QUOTED =
  /"[^"\n]{1,400}"|“[^”\n]{1,400}”|«[^»\n]{1,400}»|‘[^’\n]{1,200}(?:’(?=\w)[^’\n]{0,200})*’(?!\w)|(?<![\w'])'[^'\n]{1,200}(?:'(?=\w)[^'\n]{0,200})*'(?!\w)/g;

/** The stretches of a text that stand in quotation marks: somebody else’s words, or a label on a screen. */
export function quotedSpans(text: string): Span[] {
  if (!/["“«‘']/.test(text)) return [];
  return [...text.matchAll(QUOTED)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
}

export const isInside = (spans: readonly Span[], { start, end }: Span): boolean =>
  spans.some((span) => span.start <= start && end <= span.end);
