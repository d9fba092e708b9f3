import type { Macro } from './document/macro.ts';
import { moved, movedProblem } from './document/moved.ts';
import type { ListItem } from './document/parse.ts';
import { type Parsed, reparseMacroFile } from './document/reparse.ts';
import { lineBreak } from './document/scalarEdit.ts';
import type { Finding } from './finding.ts';
import { type FileReport, judgeMacro, type LintOptions, reportOn } from './lint.ts';
import { type OutlinedMacro, type OutlinedSentence, outlinedSentences } from './outline.ts';
import type { ReadKind } from './rules/reading.ts';
import { isSameMacro } from './sameMacro.ts';
import { currentDay } from './suppress.ts';

/** What was said of a macro, at the place where it then stood. */
interface Judged {
  readonly macro: Macro;
  readonly kind: ReadKind;
  readonly findings: readonly Finding[];
  readonly sentences: readonly OutlinedSentence[];
}

/** The same for the place where the macro stands now. */
interface Placed {
  readonly judged: Judged;
  readonly by: number;
  readonly id: string;
}

/** What linting a file leaves behind for the next time. */
export interface Linted {
  readonly report: FileReport;
  /** How each sentence of each macro's main message is read. */
  readonly outline: readonly OutlinedMacro[];
  readonly options: LintOptions;
  readonly parsed: Parsed;
  readonly memory: Memory;
}

/** What was said of macros, for as long as nothing else changes that it depends on. */
interface Memory {
  /** The day that decided about suppressions. */
  readonly today: string;
  readonly eol: string;
  readonly items: WeakMap<ListItem, Judged>;
  /** Macros that can't be read on their own, by their lines. */
  readonly others: ReadonlyMap<string, Judged>;
}

/**
 * What `lintFile` says, for a file that changes under someone's hands: only those macros are read again that have changed since
 * `before`, and of a long list only those are parsed again.
 */
export function relintFile(text: string, options: LintOptions, before?: Linted): Linted {
  return relint(parseAgain(text, options, before), options, before);
}

/** The first half of `relintFile`. */
export function parseAgain(text: string, { path, settings, named }: LintOptions, before?: Linted): Parsed {
  return reparseMacroFile(text, { path, shapes: settings.shapes, named }, before?.parsed);
}

/** The second half of `relintFile`. */
export function relint(parsed: Parsed, options: LintOptions, before?: Linted): Linted {
  const { file } = parsed;
  const today = options.today ?? currentDay();
  const eol = lineBreak(file.text);
  const known = before && isSame(before, options, today, eol) ? before.memory : undefined;
  const items = known?.items ?? new WeakMap<ListItem, Judged>();
  const others = new Map<string, Judged>();
  const placed = parsed.placed
    ? parsed.placed.map(({ item, at, id }): Placed => {
        let judged = items.get(item);
        if (!judged) items.set(item, (judged = judge(item.file.macros[0]!, { ...options, today })));
        return { judged, by: at, id };
      })
    : file.macros.map((macro): Placed => {
        const source = linesOf(file.text, macro);
        const item = parsed.items.get(source);
        const before = item ? items.get(item) : known?.others.get(source);
        const judged =
          before && isSameMacro(before.macro, macro)
            ? rebased(before, macro)
            : judge(macro, { ...options, today });
        // Related places stand elsewhere in the file.
        if (!item && judged.findings.every(({ related }) => !related)) others.set(source, judged);
        return { judged, by: 0, id: macro.id };
      });
  return {
    report: reportOn(file, options.settings, placed.map(judgedHere)),
    get outline() {
      return placed.map(outlinedHere);
    },
    options,
    parsed,
    memory: { today, eol, items, others },
  };
}

function isSame({ options, memory }: Linted, now: LintOptions, today: string, eol: string): boolean {
  return (
    options.settings === now.settings &&
    options.path === now.path &&
    memory.today === today &&
    memory.eol === eol
  );
}

function judge(macro: Macro, options: LintOptions): Judged {
  const { kind, findings, main } = judgeMacro(macro, options);
  return { macro, kind, findings, sentences: main ? outlinedSentences(main) : [] };
}

/** The same for the macro as it stands in another version of its file, so that nothing holds on to the earlier one. */
function rebased({ macro: before, kind, findings, sentences }: Judged, macro: Macro): Judged {
  const by = macro.span.start - before.span.start;
  if (by === 0 && macro.id === before.id) return { macro, kind, findings, sentences };
  return {
    macro,
    kind,
    findings: findings.map((finding) => movedFinding(finding, by, macro.id)),
    sentences: sentences.map((sentence) => moved(sentence, by)),
  };
}

function judgedHere({ judged, by, id }: Placed) {
  const { macro, kind, findings } = judged;
  const isHere = by === 0 && id === macro.id;
  return {
    summary: { id, title: macro.title, kind, ...moved(macro.span, by) },
    findings: isHere ? findings : findings.map((finding) => movedFinding(finding, by, id)),
  };
}

function movedFinding(finding: Finding, by: number, macro: string): Finding {
  const { related } = finding;
  return {
    ...movedProblem(finding, by),
    macro,
    ...(related && { related: related.map((place) => moved(place, by)) }),
  };
}

function outlinedHere({ judged, by, id }: Placed): OutlinedMacro {
  const { macro, kind, sentences } = judged;
  const { span, title } = macro;
  return {
    id,
    title,
    kind,
    ...moved(span, by),
    sentences: sentences.map((sentence) => moved(sentence, by)),
  };
}

/** A macro's lines, with the comments above and the blank lines below: all that its fixes look at. */
function linesOf(text: string, { span }: Macro): string {
  let start = text.lastIndexOf('\n', span.start - 1) + 1;
  for (let above = start; above > 0; ) {
    above = text.lastIndexOf('\n', above - 2) + 1;
    if (!/^[ \t]*#/.test(text.slice(above, start))) break;
    start = above;
  }
  let end = text.indexOf('\n', span.end - 1) + 1;
  if (end === 0) return text.slice(start);
  BLANK_LINES.lastIndex = end;
  end += BLANK_LINES.exec(text)![0].length;
  return text.slice(start, end);
}

const BLANK_LINES = /(?:[ \t]*\r?\n)*/y;
