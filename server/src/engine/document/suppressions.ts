import { isPair, type Node, visit } from 'yaml';
import type { FileEdit } from '../finding.ts';
import { leading } from '../leading.ts';
import type { Span } from '../span.ts';
import type { Suppression } from './macro.ts';
import { spanOf, type View } from './nodes.ts';
import type { Problem } from './problem.ts';
import { lineRemoval } from './removal.ts';
import { lineBreak } from './scalarEdit.ts';

/** `# macrolint-ignore RULE[, RULE]: reason`, and what comes close to it. */
const COMMENT = /#[ \t]*macrolint\b[-_: \t]*(?:ignore|disable|off|skip)\b[^\r\n]*/gi;
const EXACT =
  /^#+[ \t]*macrolint-ignore(?:-next-line)?[ \t]+([a-z][\w-]*(?:[ \t]*,[ \t]*[a-z][\w-]*)*)[ \t]*:[ \t]*(\S.*)$/d;

/** The edit that writes a suppression above the line at file offset `at`, which is a text's `owner` or another key or dash. */
export function suppressionAbove(text: string, at: number, rule: string, reason: string): FileEdit {
  const bom = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const start = Math.max(bom, text.lastIndexOf('\n', at - 1) + 1);
  const indent = /^ */.exec(text.slice(start, at))![0];
  const comment = `${indent}# macrolint-ignore ${rule}: ${reason.replace(/\s+/g, ' ')}${lineBreak(text)}`;
  return { start, end: start, text: comment };
}

/** Comments for macrolint that are read in one file. */
export const MOST_COMMENTS = 1000;
const FORM = '`# macrolint-ignore RULE: reason`';

/**
 * What comments of a document suppress, and what is wrong with those that suppress nothing. `comments` are those found in its
 * lines; each covers the key or list item on the line below it.
 */
export function commentSuppressions(
  view: View,
  comments: readonly Span[],
): { suppressions: Suppression[]; problems: Problem[] } {
  const suppressions: Suppression[] = [];
  const problems: Problem[] = [];
  const { text } = view;
  if (comments.length === 0) return { suppressions, problems };
  const { scalars, targets } = landmarks(view);
  for (const span of comments) {
    if (isInside(scalars, span.start)) continue;
    const problem = (message: string): void => {
      problems.push({ rule: 'macro-shape', severity: 'warning', message, fixes: [], ...span });
    };
    const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
    if (text.slice(lineStart, span.start).trim().replace('\ufeff', '') !== '') {
      problem(`Put ${FORM} on a line of its own, above the key that it is for.`);
      continue;
    }
    const found = EXACT.exec(text.slice(span.start, span.end));
    if (!found) {
      problem(whatLacks(text.slice(span.start, span.end)));
      continue;
    }
    const scope = targetBelow(text, targets, span.end);
    if (!scope) {
      problem(
        'This comment stands above nothing. Put it on the line above the key or list item that it is for.',
      );
      continue;
    }
    const names = rulesIn(found, span.start);
    for (const [index, { start, end }] of names.entries()) {
      const removal = removalOf(text, span, names, index);
      suppressions.push({ rule: text.slice(start, end), reason: found[2]!.trim(), span, scope, removal });
    }
  }
  return { suppressions, problems };
}

/** The file spans of the rules that a comment at `start` names. */
function rulesIn({ 1: rules, indices }: RegExpExecArray, start: number): Span[] {
  const from = start + indices![1]![0];
  return Array.from(rules!.matchAll(/[\w-]+/g), ({ index, 0: rule }) => ({
    start: from + index,
    end: from + index + rule.length,
  }));
}

/** The comment's line, or where it names several rules one of them. */
function removalOf(text: string, comment: Span, names: readonly Span[], index: number): FileEdit {
  if (names.length === 1) return lineRemoval(text, comment);
  const next = names[index + 1];
  const { start, end } = names[index]!;
  return next ? { start, end: next.start, text: '' } : { start: names[index - 1]!.end, end, text: '' };
}

function whatLacks(comment: string): string {
  if (!/^#+[ \t]*macrolint-ignore\b/.test(comment)) return `To ignore a rule, write ${FORM}.`;
  if (/^#+[ \t]*macrolint-ignore[ \t:]*$/.test(comment)) return `Name the rule and the reason: ${FORM}.`;
  if (/:/.test(comment.replace(/:[ \t]*$/, ''))) return `This comment can't be read: write ${FORM}.`;
  return `Say why the rule doesn't count here: ${FORM}.`;
}

/** Everything in a file that may be meant as a comment for macrolint, in file order; the first thousand, as no file needs more. */
export function findComments(text: string): Span[] {
  const spans: Span[] = [];
  if (!/macrolint/i.test(text)) return spans;
  for (const { index, 0: comment } of text.matchAll(COMMENT)) {
    spans.push({ start: index, end: index + comment.trimEnd().length });
    if (spans.length === MOST_COMMENTS) break;
  }
  return spans;
}

/** The spans of the document's scalars in file order, and what a comment may stand above, by the offset of its key or dash. */
function landmarks(view: View): { scalars: Span[]; targets: ReadonlyMap<number, Span> } {
  const scalars: Span[] = [];
  const targets = new Map<number, Span>();
  visit(view.document, {
    Scalar(_key, node) {
      if (node.range && node.range[1] > node.range[0]) scalars.push(spanOf(node as Node));
    },
    Pair(_key, pair) {
      const key = pair.key as Node | null;
      const value = pair.value as Node | null;
      if (!key?.range) return;
      const start = key.range[0];
      targets.set(start, { start, end: value?.range ? spanOf(value).end : spanOf(key).end });
    },
    Map(_key, map) {
      if (map.flow && map.range) targets.set(map.range[0], spanOf(map as Node));
    },
    Seq(_key, seq) {
      for (const item of seq.items) {
        const node = (isPair(item) ? item.key : item) as Node | null;
        if (!node?.range || seq.flow) continue;
        const scope = spanOf(node);
        targets.set(view.text.lastIndexOf('-', scope.start - 1), scope);
      }
    },
  });
  scalars.sort((a, b) => a.start - b.start);
  return { scalars, targets };
}

function isInside(spans: readonly Span[], at: number): boolean {
  const before = spans[leading(spans.length, (i) => spans[i]!.start <= at) - 1];
  return before !== undefined && at < before.end;
}

/** What stands on the line below, other comments in between left aside. */
function targetBelow(text: string, targets: ReadonlyMap<number, Span>, end: number): Span | undefined {
  const between = /\r?\n(?:[ \t]*#[^\r\n]*\r?\n)*[ \t]*(?![ \t\r\n])/y;
  between.lastIndex = end;
  const found = between.exec(text);
  if (!found) return undefined;
  return targets.get(end + found[0].length);
}
