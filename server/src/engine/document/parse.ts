import { isScalar } from 'yaml';
import { compileGlobs } from '../config/glob.ts';
import { leading } from '../leading.ts';
import type { Span } from '../span.ts';
import { parseDocuments, TooMuchStructure } from './documents.ts';
import { eatenText, type Hazard } from './eatenText.ts';
import { loneSurrogates, refusal } from './guard.ts';
import { Ids, slug } from './ids.ts';
import type { Macro, ShapeConfig, Suppression } from './macro.ts';
import { spanOf, textOf, View } from './nodes.ts';
import { errorAt, type Problem } from './problem.ts';
import { type Candidate, readDocument } from './readDocument.ts';
import { firstLine } from './shapes/native.ts';
import type { Draft } from './shapes/shape.ts';
import { commentSuppressions, findComments } from './suppressions.ts';

export type { Problem } from './problem.ts';

export interface ParseOptions {
  /** The file's path relative to the configuration's folder, with forward slashes. */
  readonly path: string;
  /** The configured shapes; those whose `files` match the path count. */
  readonly shapes: readonly ShapeConfig[];
  /** True where the user's `include` or command line names the file, so that a file without macros is a mistake. */
  readonly named: boolean;
}

/** All that a file holds for macrolint. */
export interface MacroFile {
  readonly text: string;
  readonly macros: readonly Macro[];
  /** In file order. */
  readonly problems: readonly Problem[];
  /** False for YAML that is no macro file at all. */
  readonly recognised: boolean;
}

/** Problems that one file may have; what is beyond repair needs no longer list. */
export const MOST_PROBLEMS = 1000;

/** Reads the macros of one YAML file. Never throws: whatever is wrong with the text is a problem at a place. */
export function parseMacroFile(text: string, options: ParseOptions): MacroFile {
  const configs = options.shapes.filter((shape) => matches(shape, options.path));
  const refused = refusal(text);
  try {
    if (!refused) return read(text, configs, options).file;
  } catch (error) {
    return unread(text, failure(text, error), options.named || configs.length > 0);
  }
  return unread(text, refused, options.named || configs.length > 0);
}

/** One item of a list of macros, read on its own: offsets count from the item's first character. */
export interface ListItem {
  readonly file: MacroFile;
  /** What the item was taken for; undefined for one that holds nothing. */
  readonly candidate: Candidate | undefined;
  /** How many values its aliases stand for. */
  readonly aliased: number;
}

/**
 * Reads one item of a list that holds macros, from its dash or the comments above it to the next one's. Undefined where what it
 * says depends on the rest of the file: its YAML is broken, or an alias stands for something in another item.
 */
export function parseListItem(text: string): ListItem | undefined {
  if (refusal(text) || loneSurrogates(text).length > 0) return undefined;
  try {
    const { file, candidates, isSound, aliased } = read(
      text,
      [],
      { path: '', shapes: [], named: false },
      true,
    );
    return isSound && candidates.length <= 1 ? { file, candidate: candidates[0], aliased } : undefined;
  } catch {
    return undefined;
  }
}

function unread(text: string, why: Span & { readonly message: string }, claimed: boolean): MacroFile {
  return { text, macros: [], problems: claimed ? [fault(why)] : [], recognised: claimed };
}

function failure(text: string, error: unknown): Span & { readonly message: string } {
  if (error instanceof TooMuchStructure) {
    const at = Math.min(error.at, Math.max(0, text.length - 1));
    const message =
      'Up to here the file has a million keys, values and signs, and macrolint reads no more. Split it.';
    return { start: at, end: Math.min(at + 1, text.length), message };
  }
  const message =
    error instanceof RangeError
      ? 'This file is nested too deep to be read.'
      : 'macrolint can’t read this file, and that is a fault of macrolint. Please report it with the file.';
  return { start: 0, end: 0, message };
}

interface ReadFile {
  readonly file: MacroFile;
  readonly candidates: readonly Candidate[];
  /** Nothing is wrong with its syntax, and no alias stands for nothing. */
  readonly isSound: boolean;
  readonly aliased: number;
}

/** @param isItem the text is one item of a list that holds macros */
function read(
  text: string,
  configs: readonly ShapeConfig[],
  { path, named }: ParseOptions,
  isItem = false,
): ReadFile {
  const claimed = named || configs.some((shape) => namesFile(shape, path));
  const candidates: Candidate[] = [];
  const macros: Macro[] = [];
  const problems: Problem[] = [];
  const ids = new Ids();
  const spent = { aliased: 0 };
  const comments = findComments(text);
  const strays: Problem[] = [];
  let isSound = true;
  for (const parsed of parseDocuments(text)) {
    const { from, to, hazards, soundUntil, problem } = parsed;
    const view = new View(text, parsed.document);
    const written = commentSuppressions(
      view,
      comments.filter(({ start }) => start >= from && start < to),
    );
    const held = readDocument(view, configs, { claimed, isItem, spent });
    if (held.length === 0) strays.push(...strayText(view));
    for (const candidate of held) {
      const { draft, shape, span, problems: own } = candidate;
      candidates.push(candidate);
      if (span.end > soundUntil) continue;
      const isMasked = holdsOne(span, hazards);
      const macro = draft && !isMasked ? finish(draft, shape, ids, written.suppressions) : undefined;
      if (macro) macros.push(macro);
      // What a macro seems to lack may stand in the line that broke it off.
      const isCut = problem !== undefined && text.slice(span.end, problem.start).trim() === '';
      for (const one of own)
        if (!isInside(one, hazards) && !(isCut && one.rule === 'macro-shape'))
          problems.push(macro ? { ...one, macro: macro.id } : one);
    }
    for (const hazard of hazards) problems.push(eatenText(text, hazard));
    if (problem) problems.push(problem);
    for (const { key, span } of view.repeated)
      if (span.start < soundUntil) problems.push(repeatedKey(key, span));
    const known = view.lost.size > 0 ? new Set(problems.map(({ start }) => start)) : undefined;
    for (const alias of view.lost.values())
      if (alias.start < soundUntil && !known?.has(alias.start)) problems.push(lostAlias(text, alias));
    problems.push(...written.problems);
    isSound &&= parsed.document.errors.length === 0 && hazards.length === 0 && view.lost.size === 0;
  }
  const isMacroFile = isItem || candidates.length > 0;
  const recognised = claimed || isMacroFile || (configs.length > 0 && problems.length > 0);
  const { aliased } = spent;
  if (!recognised) return { file: { text, macros, problems: [], recognised }, candidates, isSound, aliased };
  if (isMacroFile) problems.push(...strays);
  for (const span of loneSurrogates(text)) problems.push(halfCharacter(span));
  if (!isMacroFile && problems.length === 0) problems.push(nothingFound(text, configs));
  problems.sort((a, b) => a.start - b.start || a.end - b.end);
  const file = { text, macros, problems: problems.slice(0, MOST_PROBLEMS), recognised };
  return { file, candidates, isSound, aliased };
}

function finish(draft: Draft, shape: string, ids: Ids, comments: readonly Suppression[]): Macro {
  const { span } = draft;
  const id = ids.unique(draft.id ?? slug(draft.title));
  const own = comments.filter(({ scope }) => scope.start < span.end && scope.end > span.start);
  const suppressions = own.length > 0 ? [...draft.suppressions, ...own] : draft.suppressions;
  return Object.assign(draft, { id, shape, suppressions });
}

const globs = new WeakMap<ShapeConfig, (path: string) => boolean>();

function matches(shape: ShapeConfig, path: string): boolean {
  let test = globs.get(shape);
  if (!test) globs.set(shape, (test = compileGlobs([shape.files].flat())));
  return test(path);
}

/** True where a shape is for this very file and no pattern, so that a file without texts is a mistake. */
function namesFile(shape: ShapeConfig, path: string): boolean {
  return [shape.files].flat().some((glob) => glob.replace(/^(?:\.?\/)+/, '') === path);
}

function nothingFound(text: string, configs: readonly ShapeConfig[]): Problem {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const line = /[^\r\n]*/y;
  line.lastIndex = start;
  const end = start + line.exec(text)![0].trimEnd().length;
  const paths = configs.flatMap(({ text }) => [text].flat()).map((path) => `\`${path}\``);
  const message =
    text.trim() === ''
      ? 'This file is empty. A macro has a `title` and a `reply`.'
      : paths.length > 0
        ? `No text stands where \`shapes\` in the configuration looks for one: ${paths.join(', ')}.`
        : 'There is no macro in this file. A macro has a `title` and a `reply` (or `steps`).';
  return fault({ start, end, message });
}

/** A text that is a document of its own, between or behind macros: a `---` in a reply has cut it off. */
function strayText({ text, root }: View): Problem[] {
  if (!isScalar(root.node) || (textOf(root.node) ?? '').trim() === '') return [];
  const message =
    'This text belongs to no macro: a line of `---` or `...` above it ends the macro before. Indent both as the reply is.';
  return [fault({ ...firstLine(text, spanOf(root.node)), message })];
}

function repeatedKey(key: string, span: Span): Problem {
  return fault({
    ...span,
    message: `\`${key}\` stands here a second time, and only the last one counts. Keep one.`,
  });
}

function lostAlias(text: string, span: Span): Problem {
  const name = text.slice(span.start + 1, span.end);
  return fault({
    ...span,
    message: `\`*${name}\` stands for nothing: no value before it is named \`&${name}\`.`,
  });
}

function halfCharacter(span: Span): Problem {
  const fixes = [{ title: 'Delete the broken character', safe: true, edits: [{ ...span, text: '' }] }];
  return {
    ...fault({ ...span, message: 'Half of a character stands here, such as a broken emoji. Delete it.' }),
    fixes,
  };
}

function fault({ message, ...span }: Span & { readonly message: string }): Problem {
  return { rule: 'macro-shape', ...errorAt(span, message) };
}

/** Whether it is about a value that was masked, and says nothing of what its author wrote. The hazards are in file order. */
function isInside({ start, end }: Span, hazards: readonly Hazard[]): boolean {
  const next = hazards[leading(hazards.length, (i) => hazards[i]!.text.end < end)];
  return next !== undefined && next.text.start <= start;
}

/** Whether one of the hazards, which are in file order, belongs to something in the span. */
function holdsOne(span: Span, hazards: readonly Hazard[]): boolean {
  const next = hazards[leading(hazards.length, (i) => hazards[i]!.parent < span.start)];
  return next !== undefined && next.parent < span.end;
}
