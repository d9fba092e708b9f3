import { parseAllDocuments } from 'yaml';
import { compileGlobs } from '../../../engine/config/glob.ts';
import { refusal } from '../../../engine/document/guard.ts';
import type { ShapeConfig } from '../../../engine/document/macro.ts';
import { parseMacroFile } from '../../../engine/document/parse.ts';
import { looksLikeReply, TextPaths } from './textPaths.ts';

/** A place at which texts stand in a file that is no macro file of a known shape. */
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

/** The places in a file where replies stand, the one with most of them first. What is found was read once with it. */
export function findShapes(file: string, path: string): FoundShape[] {
  if (refusal(file)) return [];
  const paths = new TextPaths();
  try {
    const documents = parseAllDocuments(file, { logLevel: 'silent', uniqueKeys: false });
    for (const document of documents) if (document.errors.length === 0) paths.add(document.toJS());
  } catch {
    // Aliases without end: nothing that could be proposed.
    return [];
  }
  const found: FoundShape[] = [];
  for (const [text, count] of paths.byReplies(MOST)) {
    if (found.some(({ title }) => title === text)) continue;
    const title = titleBeside(text, count, paths);
    const shape = { text, ...(title && { title }) };
    const read = countRead(file, path, shape);
    if (read > 0) found.push({ ...shape, count: read });
  }
  return found;
}

function titleBeside(text: string, count: number, paths: TextPaths): string | undefined {
  const path = /^(.*\.)?(?:[^.[\]"]+|"(?:[^"\\]|\\.)*")$/.exec(text);
  if (!path) return undefined;
  const parent = path[1] ?? '';
  return TITLES.map((key) => parent + key).find((one) => one !== text && paths.has(one, count));
}

/** How many macros the file holds, read so; none where the reading has faults, or where too few texts read like replies. */
function countRead(file: string, path: string, shape: TextShape): number {
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
export function shapeConfigs(
  found: ReadonlyMap<string, readonly FoundShape[]>,
  yaml: readonly string[],
): ShapeConfig[] {
  const groups = new Map<string, { shape: TextShape; paths: string[] }>();
  for (const [path, places] of found) {
    for (const shape of joined(places)) {
      const key = JSON.stringify(shape);
      const group = groups.get(key);
      if (group) group.paths.push(path);
      else groups.set(key, { shape, paths: [path] });
    }
  }
  return [...groups.values()].map(({ shape, paths }) => {
    const glob = globFor(paths, yaml);
    return { files: glob ?? (paths.length === 1 ? paths[0]! : paths), ...shape };
  });
}

type TextShape = Pick<ShapeConfig, 'text' | 'title'>;

/** Places that share their title, or have none, are one shape. */
function joined(places: readonly FoundShape[]): TextShape[] {
  const texts = new Map<string | undefined, string[]>();
  for (const { text, title } of places) texts.set(title, [...(texts.get(title) ?? []), text]);
  return [...texts].map(([title, text]) => ({
    text: text.length === 1 ? text[0]! : text,
    ...(title && { title }),
  }));
}

function globFor(paths: readonly string[], yaml: readonly string[]): string | undefined {
  const folder = paths[0]!.slice(0, paths[0]!.lastIndexOf('/') + 1);
  if (paths.length < 2 || folder === '') return undefined;
  const glob = `${folder}**/*.{yaml,yml}`;
  const matches = compileGlobs([glob]);
  return paths.every(matches) && yaml.filter(matches).length === paths.length ? glob : undefined;
}
