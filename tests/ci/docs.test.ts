import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createProgram } from '../../server/src/cli/program.ts';
import { LINT_FORMATS } from '../../server/src/cli/report/formats.ts';
import { compileGlobs } from '../../server/src/engine/config/glob.ts';
import { CONFIG_FILE, DEFAULT_INCLUDE } from '../../server/src/engine/config.ts';
import { Project } from '../cli/project.ts';
import { examples, PAGES, read, table } from '../docs/examples.ts';

const PAGE = 'docs/ci.md';

test('docs/ci.md lists every input of the action', () => {
  const { inputs, outputs } = parse(readFileSync('action.yml', 'utf8'));
  expect(table(PAGE, 'GitHub Actions').map(([name]) => name)).toEqual(Object.keys(inputs));
  for (const name of Object.keys(outputs)) expect(read(PAGE)).toContain(`\`${name}\``);
});

test('docs/ci.md lists every report format', () => {
  expect(table(PAGE, 'Reports').map(([name]) => name)).toEqual([...LINT_FORMATS]);
});

test('the files that docs/ci.md shows are YAML, and name what there is', () => {
  const [workflow, gitlab, hooks] = examples(PAGE, 'yaml').map(({ text }) => parse(text));
  expect(workflow.jobs.macrolint.steps[1].uses).toBe('macrolint/macrolint@v0');
  expect(gitlab.macrolint.artifacts.reports.codequality).toBe('macrolint.json');
  const known = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')).map(({ id }: { id: string }) => id);
  expect(hooks.repos[0].hooks.map(({ id }: { id: string }) => id).sort()).toEqual(known.sort());
});

/** Every call of macrolint in the code of the pages. */
const CALLS = PAGES.flatMap((page) =>
  [...read(page).matchAll(/^```\S*\n([\s\S]*?)^```$/gm)].flatMap(([, block]) =>
    [
      ...block!.matchAll(
        /^(?:.*(?:npx|run:|-) )?(?:npx )?macrolint ((?:lint|review|fix|baseline|test|outline|preview|explain|init)\b[^#\n|<>]*)/gm,
      ),
    ].map((match) => [page, match[1]!.trim()] as const),
  ),
);

test('the pages call macrolint', () => {
  expect(CALLS.length).toBeGreaterThan(10);
});

test.each(CALLS)('%s: macrolint %s has these options', (_, call) => {
  const words = [...call.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2]!);
  let command = createProgram('', () => {});
  for (let next = subcommand(command, words); next; next = subcommand(command, words)) {
    command = next;
    words.shift();
  }
  const { unknown } = command.parseOptions(words);
  expect(unknown).toEqual([]);
});

function subcommand(command: Command, [name]: readonly string[]): Command | undefined {
  return command.commands.find((one) => one.name() === name);
}

describe('the hooks for pre-commit', () => {
  const hooks = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as {
    id: string;
    entry: string;
    language: string;
    files: string;
  }[];

  test.each(hooks)('$id looks at what is included by default, and at the configuration', ({ files }) => {
    const pattern = new RegExp(files);
    const included = compileGlobs(DEFAULT_INCLUDE);
    for (const path of [
      'macros/a.yaml',
      'macros/deep/b.yml',
      'deep/c.macro.yaml',
      'd.macro.yml',
      'values.yaml',
      'deep/macros/e.yaml',
      'macros.yaml',
      'macros/notes.txt',
      'macros/f.yaml.bak',
      'x.macro.yaml/y',
    ])
      expect([path, pattern.test(path)]).toEqual([path, included(path) && !path.endsWith('/y')]);
    expect(pattern.test(CONFIG_FILE)).toBe(true);
    expect(pattern.test(`deep/${CONFIG_FILE}`)).toBe(true);
  });

  test('run with the files that changed', () => {
    const project = new Project({
      'macros/a.yaml': 'title: A\nkind: other\nreply: |\n  I think it left.\n',
      'macrolint.yaml': '',
    });
    const run = (id: string) => {
      const { entry } = hooks.find((hook) => hook.id === id)!;
      return project.run([...entry.split(' ').slice(1), 'macros/a.yaml', 'macrolint.yaml']).code;
    };
    expect([run('macrolint'), run('macrolint-fix'), run('macrolint')]).toEqual([1, 0, 0]);
  });
});
