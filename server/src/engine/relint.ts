import { Ids } from './document/ids.ts';
import { splitMacros } from './document/split.ts';
import type { Finding } from './finding.ts';
import { type FileReport, type LintOptions, lintFile, type MacroSummary } from './lint.ts';

/** One macro of a list, linted on its own; offsets count from its first character. */
interface Piece {
  readonly text: string;
  readonly macros: readonly MacroSummary[];
  readonly findings: readonly Finding[];
}

/** What linting a file leaves behind for the next time. */
export interface Linted {
  readonly report: FileReport;
  readonly options: LintOptions;
  /** Undefined where the file is no plain list of macros, or holds problems that may reach beyond one of them. */
  readonly pieces?: ReadonlyMap<string, Piece>;
}

/**
 * What `lintFile` says, for a file that changes under someone's hands: of a long list of macros only those are parsed and read
 * again whose text was not among the pieces of `before`.
 */
export function relintFile(text: string, options: LintOptions, before?: Linted): Linted {
  const known = before?.pieces && isSame(before.options, options) ? before.pieces : undefined;
  const split = options.settings.shapes.length === 0 ? splitMacros(text) : undefined;
  if (split) {
    const pieces = new Map<string, Piece>();
    const lint = (source: string) => known?.get(source) ?? pieces.get(source) ?? lintPiece(source, options);
    const isSound = split.every((source) => {
      const piece = lint(source);
      if (piece) pieces.set(source, piece);
      return piece !== undefined;
    });
    if (isSound) return { report: join(text, split, pieces), options, pieces };
  }
  return { report: lintFile(text, options), options };
}

/** Undefined where something is wrong with the YAML or the shape: an alias, say, that stands for something in another item. */
function lintPiece(text: string, options: LintOptions): Piece | undefined {
  const { macros, findings } = lintFile(text, options);
  const isSound = macros.length === 1 && findings.every(({ rule }) => !OF_THE_FILE.has(rule));
  return isSound ? { text, macros, findings } : undefined;
}

const OF_THE_FILE: ReadonlySet<string> = new Set(['macro-shape', 'yaml-eats-text']);

function join(text: string, split: readonly string[], pieces: ReadonlyMap<string, Piece>): FileReport {
  const macros: MacroSummary[] = [];
  const findings: Finding[] = [];
  const ids = new Ids();
  let at = text.length - split.reduce((sum, source) => sum + source.length, 0);
  for (const source of split) {
    const piece = pieces.get(source)!;
    const [macro] = piece.macros;
    const id = ids.unique(macro!.id);
    macros.push({ ...macro!, id, start: macro!.start + at, end: macro!.end + at });
    for (const finding of piece.findings) findings.push(moved(finding, at, id));
    at += source.length;
  }
  return { text, recognised: true, macros, findings };
}

function moved(finding: Finding, by: number, macro: string): Finding {
  const move = <T extends { readonly start: number; readonly end: number }>(span: T): T => ({
    ...span,
    start: span.start + by,
    end: span.end + by,
  });
  return {
    ...move(finding),
    macro,
    fixes: finding.fixes.map((fix) => ({ ...fix, edits: fix.edits.map(move) })),
    ...(finding.related && { related: finding.related.map(move) }),
  };
}

function isSame(a: LintOptions, b: LintOptions): boolean {
  return a.settings === b.settings && a.path === b.path && a.named === b.named && a.today === b.today;
}
