import { fixPreview } from '../report/fixPreview.ts';
import { code, fenced, plainMarkdown } from '../report/inMarkdown.ts';
import { SYMBOLS } from '../report/severity.ts';
import { changeBlock, folded, heading, ruleLink } from '../report/summary.ts';
import { plural } from '../report/words.ts';
import type { Remark, Review, Unplaced } from './review.ts';

/** A body that names what it is about, so that a later run finds it again. Code hosts don't show it. */
const MARK = /<!-- macrolint:([a-z]+)((?: [0-9a-f]{16})*) -->/;

export type MarkKind = 'remark' | 'summary' | 'done';

export interface Marked {
  readonly kind: MarkKind;
  readonly fingerprints: readonly string[];
}

/** What a body says of itself; undefined for one that is not ours. */
export function readMark(body: string): Marked | undefined {
  const [, kind, list] = MARK.exec(body) ?? [];
  return kind === undefined
    ? undefined
    : { kind: kind as MarkKind, fingerprints: list!.split(' ').filter(Boolean) };
}

function mark(kind: MarkKind, fingerprints: readonly string[] = []): string {
  return `<!-- macrolint:${[kind, ...fingerprints].join(' ')} -->`;
}

/** A remark's body. @param suggestionInfo what stands behind the backticks of a suggestion on this code host */
export function remarkBody(remark: Remark, suggestionInfo: string): string {
  const { findings, suggestion } = remark;
  return [
    ...new Set(findings.map(({ finding }) => findingText(finding, remark))),
    ...(suggestion ? [fenced(suggestionInfo, suggestion.after)] : []),
    mark('remark', [...new Set(findings.map(({ fingerprint }) => fingerprint))]),
  ].join('\n\n');
}

function findingText(finding: Remark['findings'][number]['finding'], { file, suggestion }: Remark): string {
  const { severity, rule, message, macro: id, fixes } = finding;
  const { macros, elsewhere, lines } = file.linted;
  const macro = elsewhere?.has(finding) && macros.find((one) => one.id === id);
  const where = macro ? ` in “${plainMarkdown(macro.title)}”` : '';
  const offered = fixes.find(({ safe }) => !safe);
  const isMended = suggestion && fixes.some(({ safe }) => safe);
  const attempt = offered && !isMended ? fixPreview(lines, offered) : undefined;
  const tried = attempt === undefined ? '' : ` Try: ${plainMarkdown(attempt)}.`;
  return `${SYMBOLS[severity]} **${ruleLink(rule)}**${where}: ${plainMarkdown(message)}${tried}`;
}

/** A remark whose findings are gone: the conversation under it stays. */
export function mendedBody(body: string): string {
  return retiredBody('✔ macrolint finds this no longer.', body);
}

/** A remark that is made anew, because its line was changed. */
export function movedBody(body: string): string {
  return retiredBody('macrolint says this again on the line as it is now.', body);
}

function retiredBody(word: string, body: string): string {
  const before = body.replace(MARK, '').trim();
  // A suggestion that is no longer about its lines is no suggestion.
  const text = before.replace(/^(`{3,})suggestion\S*$/gm, '$1');
  return `${word}\n\n${folded('What it said', text)}\n\n${mark('done')}`;
}

/** What a review says as a whole. */
export function summaryBody({ remarks, unplaced, summary }: Review): string {
  const count = remarks.filter(({ suggestion }) => suggestion).length;
  return [
    heading(summary),
    ...(count > 0 ? [`${plural(count, 'suggestion')} can be applied with one click.`] : []),
    ...(unplaced.length > 0 ? [unplacedList(unplaced)] : []),
    ...beforeAndAfter(remarks),
    mark('summary'),
  ].join('\n\n');
}

const MOST_ROWS = 50;

function unplacedList(unplaced: readonly Unplaced[]): string {
  const rows = unplaced.slice(0, MOST_ROWS).map(({ file, finding }) => {
    const { line } = file.linted.lines.position(finding.start);
    const place = code(`${file.path}:${line}`);
    return `- ${place} ${SYMBOLS[finding.severity]} ${ruleLink(finding.rule)}: ${plainMarkdown(finding.message)}`;
  });
  const rest = unplaced.length - rows.length;
  const more = rest > 0 ? `\n- and ${rest} more` : '';
  return `Not on lines that the diff shows:\n\n${rows.join('\n')}${more}`;
}

function beforeAndAfter(remarks: readonly Remark[]): string[] {
  const changes = remarks.flatMap(({ suggestion }) => suggestion ?? []);
  return changes.length > 0 ? [folded('Before and after the suggestions', changeBlock(changes))] : [];
}

/** What stands over remarks that come after the first review. */
export function laterBody(count: number): string {
  return `macrolint: ${plural(count, 'new remark')}. The summary stands in the first review.`;
}
