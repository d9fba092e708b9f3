import { MOST_CHARACTERS, refusal } from './guard.ts';
import { Ids } from './ids.ts';
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
import { type SplitFile, splitMacros } from './split.ts';
import { MOST_COMMENTS } from './suppressions.ts';

/** A file as it was parsed, and what parsing its next version can start from. */
export interface Parsed {
  readonly file: MacroFile;
  /** The items of its list by their text; undefined for one that can't be read on its own. */
  readonly items: ReadonlyMap<string, ListItem | undefined>;
}

/**
 * What `parseMacroFile` says, for a file that changes under someone's hands: of a long list of macros only those are parsed again
 * whose text was not among the items of `before`.
 */
export function reparseMacroFile(text: string, options: ParseOptions, before?: Parsed): Parsed {
  const split = options.shapes.length === 0 ? splitMacros(text) : undefined;
  const items = new Map<string, ListItem | undefined>();
  for (const source of split?.items ?? []) {
    if (items.has(source)) continue;
    items.set(source, before?.items.has(source) ? before.items.get(source) : parseListItem(source));
  }
  const file = (split && join(text, split, items)) ?? parseMacroFile(text, options);
  return { file, items };
}

/** The file that the items make up; undefined where it is not the sum of them. */
function join(text: string, split: SplitFile, items: Parsed['items']): MacroFile | undefined {
  if (text.length > MOST_CHARACTERS || refusal(text.slice(0, 2000))) return undefined;
  const placed: { item: ListItem; at: number }[] = [];
  let at = split.start;
  for (const source of split.items) {
    const item = items.get(source);
    if (!item) return undefined;
    placed.push({ item, at });
    at += source.length;
  }
  if (!isSum(placed, split.isKeyed)) return undefined;
  const ids = new Ids();
  const macros: MacroFile['macros'][number][] = [];
  const problems: Problem[] = [];
  for (const { item, at } of placed) {
    const [macro] = item.file.macros;
    const id = macro && ids.unique(macro.id);
    if (macro) macros.push(movedMacro(macro, at, id!));
    for (const problem of item.file.problems)
      problems.push({ ...movedProblem(problem, at), ...(problem.macro !== undefined && { macro: id! }) });
  }
  return { text, macros, problems, recognised: true };
}

/** Whether the items mean the same beside each other, and stay within the bounds of one file. */
function isSum(placed: readonly { item: ListItem }[], isKeyed: boolean): boolean {
  let isRecognised = isKeyed;
  let isForeign = false;
  let isGuessed = false;
  let [problems, comments, aliased] = [0, 0, 0];
  for (const { item } of placed) {
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
