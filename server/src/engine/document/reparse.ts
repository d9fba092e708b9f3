import { MOST_CHARACTERS, refusal } from './guard.ts';
import { Ids } from './ids.ts';
import type { Macro } from './macro.ts';
import { movedMacro, movedProblem } from './moved.ts';
import {
  type ListItem,
  type MacroFile,
  MOST_PROBLEMS,
  type ParseOptions,
  type Problem,
  parseListItem,
  parseMacroFile,
} from './parse.ts';
import { MOST_ALIASED } from './plain.ts';
import { splitMacros } from './split.ts';
import { MOST_COMMENTS } from './suppressions.ts';

/** A file as it was parsed, and what parsing its next version can start from. */
export interface Parsed {
  readonly file: MacroFile;
  /** The file's macros, where it is the sum of its list's items. */
  readonly placed?: readonly PlacedItem[];
  /** The items of its list by their text; undefined for one that can't be read on its own. */
  readonly items: Items;
}

type Items = ReadonlyMap<string, ListItem | undefined>;

/** An item that holds a macro, and where it stands. */
export interface PlacedItem {
  readonly item: ListItem;
  /** The file offset of its first character. */
  readonly at: number;
  /** The macro's id in this file. */
  readonly id: string;
}

/**
 * What `parseMacroFile` says, for a file that changes under someone's hands: of a long list of macros only those are parsed again
 * whose text was not among the items of `before`.
 */
export function reparseMacroFile(text: string, options: ParseOptions, before?: Parsed): Parsed {
  const split = options.shapes.length === 0 ? splitMacros(text) : undefined;
  // A line that makes no list any more is often half a line.
  if (!split) return { file: parseMacroFile(text, options), items: before?.items ?? new Map() };
  const items = new Map<string, ListItem | undefined>();
  const inOrder = split.items.map((source) => {
    let item = items.get(source) ?? before?.items.get(source);
    if (!item && !items.has(source) && !before?.items.has(source)) item = parseListItem(copied(source));
    items.set(source, item);
    return item;
  });
  if (!isSum(text, inOrder, split.isKeyed)) return { file: parseMacroFile(text, options), items };
  const file = new JoinedFile(text, split.start, inOrder);
  return { file, placed: file.placed, items };
}

/** The same text in memory of its own: a slice would keep the whole of its file's version alive. */
function copied(text: string): string {
  return ` ${text}`.slice(1);
}

/** Whether the items mean the same beside each other, and stay within the bounds of one file. */
function isSum(
  text: string,
  items: readonly (ListItem | undefined)[],
  isKeyed: boolean,
): items is readonly ListItem[] {
  if (text.length > MOST_CHARACTERS || refusal(text.slice(0, 2000))) return false;
  let isRecognised = isKeyed;
  let isForeign = false;
  let isGuessed = false;
  let [problems, comments, aliased] = [0, 0, 0];
  for (const item of items) {
    if (!item) return false;
    const { file, candidate } = item;
    if (candidate?.guessed) isGuessed = true;
    else if (candidate) {
      isRecognised = true;
      isForeign ||= candidate.shape !== 'native';
    }
    problems += file.problems.length;
    comments += file.macros[0]?.suppressions.length ?? 0;
    aliased += item.aliased;
  }
  if (!isRecognised || (isGuessed && isForeign)) return false;
  return problems <= MOST_PROBLEMS && problems + comments < MOST_COMMENTS && aliased <= MOST_ALIASED;
}

/** A file that is the sum of its items. Its macros are placed when they are asked for. */
class JoinedFile implements MacroFile {
  readonly text: string;
  readonly recognised = true;
  readonly problems: readonly Problem[];
  readonly placed: readonly PlacedItem[];
  private ownMacros: readonly Macro[] | undefined;

  constructor(text: string, start: number, items: readonly ListItem[]) {
    const ids = new Ids();
    const placed: PlacedItem[] = [];
    const problems: Problem[] = [];
    let at = start;
    for (const item of items) {
      const [macro] = item.file.macros;
      const id = macro && ids.unique(macro.id);
      if (macro) placed.push({ item, at, id: id! });
      for (const problem of item.file.problems)
        problems.push({ ...movedProblem(problem, at), ...(problem.macro !== undefined && { macro: id! }) });
      at += item.file.text.length;
    }
    this.text = text;
    this.placed = placed;
    this.problems = problems;
  }

  get macros(): readonly Macro[] {
    return (this.ownMacros ??= this.placed.map(({ item, at, id }) =>
      movedMacro(item.file.macros[0]!, at, id),
    ));
  }
}
