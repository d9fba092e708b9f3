import { parseAllDocuments } from 'yaml';
import { compileGlobs } from '../../../engine/config/glob.ts';
import { refusal } from '../../../engine/document/guard.ts';
import type { ShapeConfig } from '../../../engine/document/macro.ts';
import { parseMacroFile } from '../../../engine/document/parse.ts';
import { looksLikeReply, TextPaths } from './textPaths.ts';

/** Where the texts of a file stand that is no macro file of a known shape. */
export interface FoundShape {
  readonly text: string;
  readonly title?: string;
  /** How many texts are read so. */
  readonly count: number;
}

/** Of the texts that a path leads to, how many must read like replies. */
const MOST = 0.6;
/** Characters of a text that is the only one: shorter ones are a program's. */
const ALONE = 80;
/** Keys beside a text that name it. */
const TITLES = ['title', 'name', 'subject', 'label'];

/** The place in a file where most of its replies stand; undefined where none seem to. What is found was read once with it. */
export function findShape(file: string, path: string): FoundShape | undefined {
  if (refusal(file)) return undefined;
  const paths = new TextPaths();
  try {
    const documents = parseAllDocuments(file, { logLevel: 'silent', uniqueKeys: false });
    for (const document of documents) if (document.errors.length === 0) paths.add(document.toJS());
  } catch {
    // Aliases without end: nothing that could be proposed.
    return undefined;
  }
  for (const [text, count] of paths.byReplies(MOST)) {
    const parent = /^(.*\.)[^.[\]"]+$/.exec(text)?.[1] ?? (/^[^.[\]"]+$/.test(text) ? '' : undefined);
    const title =
      parent === undefined
        ? undefined
        : TITLES.map((key) => parent + key).find((one) => one !== text && paths.has(one, count));
    const shape = { text, ...(title && { title }) };
    const read = countRead(file, path, shape);
    if (read > 0) return { ...shape, count: read };
  }
  return undefined;
}

/** How many macros the file holds, read so; none where the reading has faults, or where too few texts read like replies. */
function countRead(file: string, path: string, shape: Pick<ShapeConfig, 'text' | 'title'>): number {
  const { macros, problems } = parseMacroFile(file, {
    path,
    shapes: [{ files: path, ...shape }],
    named: true,
  });
  const texts = macros.flatMap((macro) => macro.texts.map(({ scalar }) => scalar.value));
  if (texts.length === 1 && texts[0]!.length < ALONE) return 0;
  const isFine = problems.length === 0 && texts.filter(looksLikeReply).length >= texts.length * MOST;
  return isFine ? macros.length : 0;
}

/** The shapes of several files for the configuration: files of one shape together, by a glob where it is all of their folder. */
export function shapeConfigs(found: ReadonlyMap<string, FoundShape>, yaml: readonly string[]): ShapeConfig[] {
  const groups = new Map<string, string[]>();
  for (const [path, { text, title = '' }] of found) {
    const key = `${text}\n${title}`;
    groups.set(key, [...(groups.get(key) ?? []), path]);
  }
  return [...groups].map(([key, paths]) => {
    const [text = '', title] = key.split('\n');
    const glob = globFor(paths, yaml);
    return { files: glob ?? (paths.length === 1 ? paths[0]! : paths), text, ...(title && { title }) };
  });
}

function globFor(paths: readonly string[], yaml: readonly string[]): string | undefined {
  const folder = paths[0]!.slice(0, paths[0]!.lastIndexOf('/') + 1);
  if (paths.length < 2 || folder === '') return undefined;
  const glob = `${folder}**/*.{yaml,yml}`;
  const matches = compileGlobs([glob]);
  return paths.every(matches) && yaml.filter(matches).length === paths.length ? glob : undefined;
}
