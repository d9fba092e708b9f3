import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as names from '../../client/src/commands/names.ts';
import manifest from '../../package.json' with { type: 'json' };
import english from '../../package.nls.json' with { type: 'json' };
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';
import { clientSource } from './client.ts';

const { contributes } = manifest;
const [walkthrough] = contributes.walkthroughs;
const offered = contributes.commands.map(({ command }) => command);

/** Commands that only the extension itself calls. */
const INTERNAL = [names.SHOW_MENU];

test('package.nls.json has every text that package.json names, and no other', () => {
  const named = [...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key!);
  expect(Object.keys(english).sort()).toEqual([...new Set(named)].sort());
});

test('the commands that are offered are those that the client has', () => {
  const { FOR_THE_SERVER, ...commands } = names;
  expect([...offered, ...INTERNAL].sort()).toEqual(Object.values(commands).sort());
  expect(offered).toEqual(
    expect.arrayContaining(FOR_THE_SERVER.filter((name) => name.startsWith('macrolint.'))),
  );
});

test('menus offer commands that exist', () => {
  const used = Object.values(contributes.menus).flatMap((items) => items.map(({ command }) => command));
  expect(used.filter((command) => !offered.includes(command))).toEqual([]);
});

test('every file that is contributed exists', () => {
  const files = [
    manifest.icon,
    ...contributes.grammars.map(({ path }) => path),
    ...contributes.snippets.map(({ path }) => path),
    ...contributes.yamlValidation.map(({ url }) => url),
    ...walkthrough!.steps.map(({ media }) => media.markdown),
    `${manifest.l10n}/bundle.l10n.json`,
  ];
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});

test('the defaults of the settings are the server’s', () => {
  const defaults = Object.entries(contributes.configuration.properties).map(([key, value]) => [
    key.replace('macrolint.', ''),
    value.default,
  ]);
  const { inlayHints, ...others } = DEFAULT_SETTINGS;
  expect(Object.fromEntries(defaults)).toEqual({
    ...others,
    'inlayHints.steps': inlayHints.steps,
    'trace.server': 'messages',
  });
});

test('a step of the walkthrough ends with what its button or the client does', () => {
  for (const { id, completionEvents } of walkthrough!.steps) {
    const text = english[`walkthrough.${id}.description` as keyof typeof english];
    const buttons = [...text.matchAll(/\(command:([\w.]+)\)/g)].map(([, command]) => command!);
    expect(buttons).toHaveLength(1);
    expect(offered).toContain(buttons[0]);
    expect(completionEvents).toContain(`onCommand:${buttons[0]}`);
    for (const context of completionEvents.filter((event) => event.startsWith('onContext:')))
      expect(clientSource()).toContain(`'${context.replace('onContext:', '')}'`);
  }
});

test('YAML stays YAML: no language of its own, schemas for its own file names only', () => {
  expect(contributes).not.toHaveProperty('languages');
  expect(contributes.yamlValidation.flatMap(({ fileMatch }) => fileMatch)).toEqual([
    '*.macro.yaml',
    '*.macro.yml',
    'macrolint.yaml',
  ]);
});

test('the types of VS Code are those of the oldest version that is supported', () => {
  const { version } = JSON.parse(readFileSync('node_modules/@types/vscode/package.json', 'utf8'));
  const [, oldest] = /^\^(\d+\.\d+)\.0$/.exec(manifest.engines.vscode)!;
  expect(version.split('.').slice(0, 2).join('.')).toBe(oldest);
});
