import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import schema from '../../../../macros-schema/config.schema.json' with { type: 'json' };
import { compileGlobs } from '../../engine/config/glob.ts';
import { CONFIG_FILE, DEFAULT_INCLUDE } from '../../engine/config.ts';
import { nearMiss } from '../../engine/document/nearMiss.ts';
import { Configurations, refuseOtherNames } from '../configuration.ts';
import { EXIT, UsageError } from '../errors.ts';
import { listFiles } from '../files.ts';
import { slashed } from '../paths.ts';
import { explain } from '../read.ts';
import { plural, printable } from '../report/words.ts';
import type { Terminal } from '../terminal.ts';
import { type FoundShape, shapeConfigs } from './init/shapes.ts';
import { type Survey, survey } from './init/survey.ts';
import { configText, EXAMPLE_FILE, exampleText, flowText } from './init/texts.ts';

const MOST_FILES = 3000;

/** `macrolint init`. Returns the exit code. */
export function init({ platform }: { readonly platform?: string }, terminal: Terminal): number {
  if (platform !== undefined) checkPlatform(platform);
  const cwd = process.cwd();
  const target = join(cwd, CONFIG_FILE);
  refuseOtherNames(cwd);
  if (existsSync(target)) throw new UsageError(`${CONFIG_FILE} is here already; it was left as it is.`);
  const yaml = listFiles(cwd, cwd).filter((path) => /\.ya?ml$/i.test(path));
  const found = survey(yaml.slice(0, MOST_FILES), cwd);
  const chosen = platform ?? found.platform;
  const include = includeFor(found.macroFiles, yaml);
  const read = new Map([...found.strangers].filter(([path, shapes]) => isSure(path, shapes)));
  create(target, configText({ platform: chosen, include, shapes: shapeConfigs(read, yaml) }));
  terminal.out(
    `${terminal.colors.green('✔')} Wrote ${CONFIG_FILE}\n${findings(found, chosen, platform === undefined)}`,
  );
  if (found.macroFiles.length === 0 && read.size === 0) {
    const example = join(cwd, EXAMPLE_FILE);
    if (!existsSync(example)) {
      mkdirSync(dirname(example), { recursive: true });
      create(example, exampleText(chosen));
      terminal.out(`${terminal.colors.green('✔')} Wrote ${slashed(relative(cwd, example))}, an example\n`);
    }
  }
  terminal.out(`\nNext: ${terminal.colors.bold('macrolint lint')}\n`);
  // The file that was just written has to be one that can be read.
  new Configurations(cwd).of(cwd);
  return EXIT.clean;
}

function checkPlatform(platform: string): void {
  const known = schema.$defs.platform.enum;
  if (known.includes(platform)) return;
  const meant = nearMiss(platform, known);
  throw new UsageError(
    `There is no platform ${platform}. ${meant ? `Did you mean ${meant}?` : `It is one of ${known.join(', ')}.`}`,
  );
}

/** Never over a file that came into being meanwhile. */
function create(path: string, text: string): void {
  try {
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    throw new UsageError(`${path} can’t be written: ${explain(error as NodeJS.ErrnoException)}.`);
  }
}

/** Globs for the macros that the default does not match; undefined where it matches them all. */
function includeFor(macroFiles: readonly string[], yaml: readonly string[]): string[] | undefined {
  const matched = compileGlobs(DEFAULT_INCLUDE);
  const others = macroFiles.filter((path) => !matched(path));
  if (others.length === 0) return undefined;
  const known = new Set(macroFiles);
  const strangers = yaml.filter((path) => !known.has(path) && !path.startsWith('.'));
  const globs = others.map((path) => {
    const folder = foldersOf(path).find((one) => !strangers.some((stranger) => stranger.startsWith(one)));
    return folder === undefined ? path : `${folder}**/*.{yaml,yml}`;
  });
  return [...new Set(others.length < macroFiles.length ? [...DEFAULT_INCLUDE, ...globs] : globs)];
}

/** The folders that a file stands in, the highest first, each with its slash. The root is one only for what stands right in it. */
function foldersOf(path: string): string[] {
  const names = path.split('/').slice(0, -1);
  return names.length === 0 ? [''] : names.map((_, i) => `${names.slice(0, i + 1).join('/')}/`);
}

function findings(
  { macroFiles, strangers, platform }: Survey,
  chosen: string | undefined,
  detected: boolean,
): string {
  const rows: string[] = [];
  if (macroFiles.length > 0) rows.push(`  ${plural(macroFiles.length, 'file')} with macros found`);
  if (platform && detected) rows.push(`  platform: ${chosen}, judged by the slots in them`);
  return [...rows, ...strangerRows(strangers)].map((row) => `${row}\n`).join('');
}

/** What is read without being asked for: several texts, and not the settings of some service. */
const isSure = (path: string, shapes: readonly FoundShape[]): boolean =>
  shapes.some(({ count }) => count > 1) && !path.startsWith('.');

const countOf = (shapes: readonly FoundShape[]): number => shapes.reduce((all, { count }) => all + count, 0);

const MOST_ROWS = 3;

const pathsOf = (shapes: readonly FoundShape[]): string | string[] => {
  const paths = shapes.map(({ text }) => printable(text));
  return paths.length === 1 ? paths[0]! : paths;
};

function placesOf(shapes: readonly FoundShape[]): string {
  const shown = shapes.slice(0, MOST_ROWS).map(({ text }) => printable(text));
  const rest = shapes.length - shown.length;
  return shown.join(', ') + (rest > 0 ? ` and ${plural(rest, 'more place')}` : '');
}

function strangerRows(strangers: Survey['strangers']): string[] {
  const all = [...strangers];
  const read = all.filter(([path, shapes]) => isSure(path, shapes));
  const maybe = all.filter(([path, shapes]) => !isSure(path, shapes));
  const rows = read.map(
    ([path, shapes]) =>
      `  ${printable(path)}: ${plural(countOf(shapes), 'text')} at ${placesOf(shapes)}, read by \`shapes:\``,
  );
  if (maybe.length === 0) return rows;
  const shown = maybe.slice(0, MOST_ROWS);
  const rest = maybe.length - shown.length;
  return [
    ...rows,
    '  Not read, though they may hold replies. To lint them, add to macrolint.yaml, under `shapes:`,',
    ...shown.map(
      ([path, shapes]) => `    - {files: ${flowText(printable(path))}, text: ${flowText(pathsOf(shapes))}}`,
    ),
    ...(rest > 0 ? [`    and so on for ${plural(rest, 'more file')}`] : []),
  ];
}
