import { mkdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import writeFileAtomic from 'write-file-atomic';
import { writeAddress } from '../../../../client/src/preview/address.ts';
import { keysOf, type PageMacro } from '../../../../client/src/preview/pageData.ts';
import { nearMiss } from '../../engine/document/nearMiss.ts';
import { fixFile } from '../../engine/index.ts';
import { type PreviewSource, previewFile } from '../../engine/preview/source.ts';
import { Lines } from '../../position.ts';
import { EXIT, UsageError } from '../errors.ts';
import { pageHtml } from '../preview/pageHtml.ts';
import { explain } from '../read.ts';
import { NOTHING_FOUND, plural } from '../report/words.ts';
import { passOver, type Source, type SourceOptions, visitSources } from '../sources.ts';
import type { Terminal } from '../terminal.ts';

export interface PreviewOptions extends SourceOptions {
  /** The HTML file to write. */
  readonly out: string;
  /** Only the macro with this id, or those with this title. */
  readonly macro?: string;
  /** Draw pictures beside the page. */
  readonly png?: boolean;
}

/** `macrolint preview`. Returns the exit code. */
export async function preview(
  paths: readonly string[],
  options: PreviewOptions,
  terminal: Terminal,
): Promise<number> {
  const out = checkOut(options.out);
  const all: PageMacro[] = [];
  let isWhole = true;
  const unreadable = await visitSources(paths, options, terminal, (source) => {
    const macros = macrosOf(source);
    all.push(...macros);
    if (macros.length === 0 && passOver(source, terminal)) isWhole = false;
  });
  const code = isWhole && unreadable.length === 0 ? EXIT.clean : EXIT.usage;
  if (all.length === 0) {
    if (code === EXIT.clean) terminal.err(NOTHING_FOUND);
    return code;
  }
  const macros = options.macro === undefined ? all : chosen(all, options.macro);
  write(out, pageHtml({ macros }));
  terminal.out(
    `${terminal.colors.green('✔')} Wrote ${options.out} with ${plural(macros.length, 'macro')}. Open it in a browser:\n  ${pathToFileURL(out)}\n`,
  );
  return options.png ? Math.max(code, await draw(macros, out, terminal)) : code;
}

/** A path that ends in `.html`, so that a slip never overwrites a macro. */
function checkOut(out: string): string {
  if (!/\.html?$/i.test(out))
    throw new UsageError(`--out names the HTML file to write, such as preview.html; ${out} is none.`);
  return resolve(out);
}

function macrosOf({ text, invalidAt, settings, named, name, shown }: Source): PageMacro[] {
  if (invalidAt !== undefined) return [];
  const options = { path: name, settings, named };
  const lines = new Lines(text);
  const fixed = fixFile(text, options).text;
  const after = new Map(
    fixed === text ? [] : previewFile(fixed, options).map((source) => [source.id, source] as const),
  );
  return previewFile(text, options).map((source) => {
    const fixedSource = after.get(source.id);
    const differs = fixedSource && !isSameText(source, fixedSource);
    return { path: shown, source: withLines(source, lines), ...(differs && { after: fixedSource }) };
  });
}

function isSameText(a: PreviewSource, b: PreviewSource): boolean {
  return a.messages.every(({ text }, i) => text === b.messages[i]?.text);
}

function withLines(source: PreviewSource, lines: Lines): PreviewSource {
  const findings = source.findings.map((finding) => ({
    ...finding,
    line: lines.position(finding.span.start).line,
  }));
  return { ...source, findings };
}

function chosen(macros: readonly PageMacro[], name: string): PageMacro[] {
  for (const key of ['id', 'title'] as const) {
    const found = macros.filter(({ source }) => source[key] === name);
    if (found.length > 0) return found;
  }
  const known = macros.flatMap(({ source: { id, title } }) => [id, title]);
  const meant = nearMiss(name, known);
  throw new UsageError(
    `There is no macro with the id or the title ${name} here.${meant ? ` Did you mean ${meant}?` : ' macrolint outline lists them.'}`,
  );
}

/** Writes the whole file or none of it. */
function write(path: string, content: string | Buffer): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
      throw Object.assign(new Error('it is a folder'));
    writeFileAtomic.sync(path, content);
  } catch (error) {
    throw new UsageError(`${path} can’t be written: ${explain(error as NodeJS.ErrnoException)}.`);
  }
}

/** One picture beside the page for a single macro; for several, a folder with the page’s name. */
async function draw(macros: readonly PageMacro[], out: string, terminal: Terminal): Promise<number> {
  const { findChromium } = await import('../preview/chromium.ts');
  const program = findChromium();
  if (!program) {
    const { CHROMIUM } = process.env;
    const why = CHROMIUM
      ? `CHROMIUM names ${CHROMIUM}, and there is no such program.`
      : 'they are drawn by Chromium, Chrome or Edge, and none was found. Install one, or name its program in CHROMIUM.';
    terminal.err(`${terminal.errorColors.red('✖')} No pictures: ${why}\n`);
    return EXIT.usage;
  }
  const { drawPictures } = await import('../preview/pictures.ts');
  const base = out.replace(/\.html?$/i, '');
  const keys = keysOf(macros);
  const pictures = macros.map(({ after }, i) => ({
    hash: `${writeAddress({ macro: keys[i]!, choice: {}, display: { version: after ? 'both' : 'before' } })}&picture=on`,
    write: (png: Buffer) =>
      write(macros.length === 1 ? `${base}.png` : join(base, `${fileName(keys[i]!)}.png`), png),
  }));
  try {
    await drawPictures(program, out, pictures, (i) =>
      terminal.progress(() => `${i} of ${plural(pictures.length, 'picture')}`),
    );
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${program} drew no pictures: ${(error as Error).message}.`);
  } finally {
    terminal.progress();
  }
  const where =
    macros.length === 1
      ? `${basename(base)}.png`
      : `${plural(macros.length, 'picture')} to ${basename(base)}/`;
  terminal.out(`${terminal.colors.green('✔')} Wrote ${where}\n`);
  return EXIT.clean;
}

const fileName = (key: string) => key.replace(/[^\p{L}\p{N}~_-]+/gu, '-').slice(0, 100) || 'macro';
