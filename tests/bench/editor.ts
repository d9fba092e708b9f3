// What someone waits for who types in an editor.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { lintFile } from '../../server/src/engine/index.ts';
import { parseProgram, run } from './children.ts';
import type { BenchReply } from './corpus.ts';
import { firstDiagnostics, LanguageServer } from './languageServer.ts';
import { alternatePrograms, alternateWarm, median, ratio, type Times } from './rounds.ts';
import { decorate, listOf, Typing } from './typing.ts';
import { SETTINGS } from './withoutYaml.ts';

/** @param budget what the figure should be, and whether it is */
export type Row = (what: string, measured: string, budget?: readonly [wanted: string, kept: boolean]) => void;

const MACROS = 500;
const FILES = 5000;

export async function editor(replies: readonly BenchReply[], row: Row): Promise<void> {
  const list = listOf(replies, MACROS);
  await start(replies[0]!, row);
  await keys(list, row);
  await completion(list, row);
  await memory(replies, row);
}

async function start({ path, file }: BenchReply, row: Row): Promise<void> {
  const folder = emptyFolder();
  const times = await alternatePrograms(
    [
      { name: 'server', run: () => firstDiagnostics(folder, path, file) },
      { name: 'yaml', run: () => run(parseProgram()) },
    ],
    9,
  );
  row(
    'starting the language server, up to its first diagnostics and its end ÷ an empty program that imports `yaml`',
    `${ratio(times, 'server', 'yaml').toFixed(2)} (${milliseconds(times, 'server')})`,
  );
}

/** In this process, so that only the work counts and not the pipe. */
async function keys(list: string, row: Row): Promise<void> {
  const typing = new Typing(list);
  const options = { path: 'list.macro.yaml', settings: SETTINGS, named: true };
  const times = await alternateWarm(
    [
      { name: 'key', run: () => typing.key() },
      { name: 'key and all else', run: () => decorate(typing.key()) },
      { name: 'half a line', run: () => typing.half() },
      { name: 'whole', run: () => lintFile(list, options) },
    ],
    5,
  );
  const figure = (name: string) => `${ratio(times, name, 'whole').toFixed(3)} (${milliseconds(times, name)})`;
  row(
    `a key press in a file of ${MACROS} macros, up to its diagnostics ÷ linting the whole file`,
    figure('key'),
    ['≤ 0.1', ratio(times, 'key', 'whole') <= 0.1],
  );
  row('the same with outline, folding, links, colours and lenses', figure('key and all else'));
  row('the same where half a line breaks the YAML', figure('half a line'));
}

async function completion(list: string, row: Row): Promise<void> {
  const server = await LanguageServer.start(emptyFolder());
  const path = 'list.macro.yaml';
  await server.open(path, list);
  await server.ask('textDocument/diagnostic', path);
  const lines = list.split('\n');
  const texts = lines.flatMap((line, i) => (/^ {4}\S/.test(line) ? [i] : []));
  const waits: number[] = [];
  for (let i = 0; i < 60; i++) {
    const line = texts[(i * 7919) % texts.length]!;
    const position = { line, character: 4 };
    await server.type(path, position, '{{');
    const before = performance.now();
    await server.ask('textDocument/completion', path, { position: { line, character: 6 } });
    waits.push(performance.now() - before);
  }
  await server.stop();
  row(
    `completing a slot there, from the key press to the list (the last 40 of 60)`,
    `${median(waits.slice(20)).toFixed(0)} ms`,
  );
}

async function memory(replies: readonly BenchReply[], row: Row): Promise<void> {
  const peak = async (count: number) => {
    const folder = emptyFolder();
    for (const { path, file } of replies.slice(0, count)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), file);
    }
    const server = await LanguageServer.start(folder);
    await server.request('workspace/symbol', { query: 'a' });
    return server.stop();
  };
  const [none, many] = [await peak(1), await peak(FILES)];
  row(
    `memory of the language server with ${FILES} files in its index ÷ with one`,
    `${(many / none).toFixed(2)} (${many.toFixed(0)} MB ÷ ${none.toFixed(0)} MB)`,
  );
}

const milliseconds = (times: Times, name: string) => `${median(times.get(name)!).toFixed(1)} ms`;

/** A folder that is gone when the process ends. */
function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'macrolint-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
