import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import english from '../../package.nls.json' with { type: 'json' };
import { table } from '../docs/examples.ts';

const { contributes } = manifest;

test('docs/editor.md lists every command by its title', () => {
  const titles = contributes.commands.map(
    ({ title }) => english[title.replaceAll('%', '') as keyof typeof english],
  );
  expect(table('docs/editor.md', 'Commands').map(([command]) => command)).toEqual(titles);
});

test('docs/editor.md lists every setting with its default', () => {
  const settings = Object.entries(contributes.configuration.properties);
  expect(table('docs/editor.md', 'Settings').map(([setting, without]) => [setting, without])).toEqual(
    settings.map(([key, value]) => [key, String(value.default)]),
  );
});
