// Measures macrolint against other programs on the replies of server/training: npm run bench
// With `-- --write` the figures go into docs/speed.md too; `-- engine editor` measures only these sections.
// Every figure is a ratio of two contenders that took turns in this very run, so that it says little about the machine.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { lintFile, type Settings } from '../../server/src/engine/index.ts';
import { lintProgram, type Program, parseProgram, peakMemory, run } from './children.ts';
import { continuous } from './continuous.ts';
import { type BenchReply, benchReplies, countWords, writeFolder } from './corpus.ts';
import { editor } from './editor.ts';
import { countPhrases, madeUpPhrases } from './manyPhrases.ts';
import { loadPeers } from './peers.ts';
import { alternatePrograms, alternateWarm, median, ratio, speed } from './rounds.ts';
import { allRules, parsed, phrasePass, readAndMark, SETTINGS } from './withoutYaml.ts';

/** Speed of `yaml`, in thousands of words a second, of the machine that the budgets are written for. */
const REFERENCE = 1200;

const rows: string[] = [];
const replies = benchReplies();
const texts = replies.map(({ text }) => text);
const words = countWords(texts);
/** What takes long gets only some of the replies. */
const every = (nth: number) => replies.filter((_, i) => i % nth === 0);
const lints = (some: readonly BenchReply[], settings: Settings) => () => {
  for (const { path, file } of some) lintFile(file, { path, settings, named: true });
};

const setting = `Node ${process.version}, ${process.platform} ${process.arch}, ${cpus().length} CPUs; ${replies.length} replies with ${words} words, each a macro file of its own.`;
console.log(`${setting}\n`);

build();
const folder = writeFolder(replies);
const sections = {
  programs,
  engine,
  phrases,
  peers,
  editor: () => editor(replies, row),
  ci: () => continuous(replies, row),
};
const wanted = process.argv.slice(2).filter((one) => !one.startsWith('-'));
for (const [name, measure] of Object.entries(sections))
  if (wanted.length === 0 || wanted.includes(name)) await measure();
const figures = [setting, '', '| what | measured | budget |', '| --- | --- | --- |', ...rows].join('\n');
console.log(figures);
if (process.argv.includes('--write')) writeFigures();

/** @param budget what the figure should be, and whether it is */
function row(what: string, measured: string, budget?: readonly [wanted: string, kept: boolean]): void {
  console.error(`${what}: ${measured}`);
  rows.push(
    `| ${what} | ${measured} | ${budget ? `${budget[0]}: ${budget[1] ? 'kept' : '**missed**'}` : ''} |`,
  );
}

function writeFigures(): void {
  const page = 'docs/speed.md';
  const text = readFileSync(page, 'utf8');
  writeFileSync(
    page,
    text.replace(
      /(<!-- figures -->\n)[\s\S]*(<!-- \/figures -->)/,
      (_, open, close) => `${open}${figures}\n${close}`,
    ),
  );
}

function build(): void {
  if (process.env.MACROLINT_CLI) return;
  const { status } = spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

/** Memory and start-up, measured on whole programs. */
async function programs(): Promise<void> {
  const small = join(folder, replies[0]!.path);
  const start = await alternatePrograms(
    [
      { name: 'macrolint', run: () => run(lintProgram(small)) },
      { name: 'yaml', run: () => run(parseProgram()) },
    ],
    15,
  );
  const times = ratio(start, 'macrolint', 'yaml');
  row(
    '`macrolint lint` on one small file ÷ an empty program that imports `yaml`',
    `${times.toFixed(2)} (${median(start.get('macrolint')!).toFixed(0)} ms ÷ ${median(start.get('yaml')!).toFixed(0)} ms)`,
    ['≤ 1.6', times <= 1.6],
  );
  const whole = await alternatePrograms(
    [
      { name: 'macrolint', run: () => run(lintProgram(folder)) },
      { name: 'yaml', run: () => run(parseProgram(folder)) },
    ],
    3,
  );
  row(
    '`macrolint lint` on the folder ÷ a program that only parses its files',
    ratio(whole, 'macrolint', 'yaml').toFixed(2),
  );
  const peak = (program: Program) => median([1, 2, 3].map(() => peakMemory(program)));
  const [own, yaml] = [peak(lintProgram(folder)), peak(parseProgram(folder))];
  row(
    'peak memory of the same two programs',
    `${(own / yaml).toFixed(2)} (${own.toFixed(0)} MB ÷ ${yaml.toFixed(0)} MB)`,
    ['≤ 1.5', own / yaml <= 1.5],
  );
}

/** The engine on texts in memory. */
async function engine(): Promise<void> {
  const macros = replies.map(parsed);
  const times = await alternateWarm(
    [
      { name: 'lint', run: lints(replies, SETTINGS) },
      { name: 'yaml', run: () => replies.map(({ file }) => parseAllDocuments(file).length) },
      { name: 'without YAML', run: () => macros.map(readAndMark) },
    ],
    5,
  );
  const yaml = speed(times, 'yaml', words);
  const cost = ratio(times, 'lint', 'yaml');
  row(
    'linting the files, all rules on ÷ only parsing them with `yaml`',
    `${cost.toFixed(2)} (${thousands(speed(times, 'lint', words))}, \`yaml\` alone ${thousands(yaml)})`,
    ['≤ 2', cost <= 2],
  );
  const pace = 1 / ratio(times, 'without YAML', 'yaml');
  row(
    'phrases, sentences and reader alone, without YAML',
    `${pace.toFixed(2)} times the pace of \`yaml\`: ${thousands(pace * REFERENCE)} where \`yaml\` makes ${thousands(REFERENCE)}`,
    ['≥ 3 M words/s there', pace * REFERENCE >= 3000],
  );
}

/** Ten times the phrases. */
async function phrases(): Promise<void> {
  const some = every(4);
  const count = countPhrases();
  const more: Settings = { ...SETTINGS, phrases: madeUpPhrases(count * 9, texts) };
  const times = await alternateWarm(
    [
      { name: 'phrases', run: phrasePass(some, SETTINGS) },
      { name: 'ten times', run: phrasePass(some, more) },
      { name: 'lint', run: lints(some, SETTINGS) },
      { name: 'lint with ten times', run: lints(some, more) },
    ],
    3,
  );
  const growth = ratio(times, 'ten times', 'phrases');
  row(
    `the pass over the phrases, with ${count * 10} phrases ÷ with the ${count} of the lexicons`,
    growth.toFixed(2),
    ['≤ 1.2', growth <= 1.2],
  );
  row(
    'linting the files with ten times the phrases ÷ without',
    ratio(times, 'lint with ten times', 'lint').toFixed(2),
  );
}

/** Other prose linters on the same texts. */
async function peers(): Promise<void> {
  const others = await loadPeers();
  if (!others) return;
  const some = every(8);
  const macros = some.map(parsed);
  const times = await alternateWarm(
    [
      { name: 'macrolint', run: () => macros.map(allRules) },
      ...Object.entries(others).map(([name, lintText]) => ({
        name,
        run: async () => {
          for (const { text } of some) await lintText(text);
        },
      })),
    ],
    3,
  );
  const count = countWords(some.map(({ text }) => text));
  const speeds = Object.keys(others).map((name) => ({ name, speed: speed(times, name, count) }));
  const fastest = speeds.reduce((a, b) => (b.speed > a.speed ? b : a));
  const lead = ratio(times, fastest.name, 'macrolint');
  row(
    'words a second without YAML, all rules on ÷ the fastest other prose linter in JavaScript',
    `${lead.toFixed(1)} (${thousands(speed(times, 'macrolint', count))}; ${speeds.map((one) => `${one.name} ${thousands(one.speed)}`).join(', ')})`,
    ['≥ 10', lead >= 10],
  );
}

function thousands(speed: number): string {
  return speed >= 1000 ? `${(speed / 1000).toFixed(2)} M words/s` : `${speed.toFixed(0)} k words/s`;
}
