import { expect, test } from 'vitest';
import type { Files } from '../../server/src/files.ts';
import { Workspace } from '../../server/src/workspace.ts';

const UNSAVED = 'untitled:Untitled-1';

/** A disk with nothing on it but this configuration. */
function disk(configuration: string): Files {
  return {
    read: async (uri) =>
      uri === 'file:///repo/macrolint.yaml' ? { text: configuration } : { reason: 'no', missing: true },
    list: async () => [],
  };
}

function typed(text: string, configuration = ''): Promise<readonly string[] | undefined> {
  const editors = new Map([[UNSAVED, { uri: UNSAVED, version: 1, getText: () => text }]]);
  const workspace = new Workspace(disk(configuration), {
    get: (uri) => editors.get(uri),
    keys: () => [UNSAVED],
  });
  workspace.folders = ['file:///repo'];
  return workspace.document(UNSAVED).then((document) => document?.report.findings.map(({ rule }) => rule));
}

const MACRO =
  'title: Parcels::Late\nkind: status\nreply: |\n  Hi {{customer.first_name}},\n  I think it left us today.\n';

test('a file that was never saved is a macro by its text', async () => {
  expect(await typed(MACRO)).toEqual(['hedging']);
});

test('it follows the configuration of the workspace, whatever that includes', async () => {
  expect(await typed(MACRO, 'include: "replies/**"\nrules: {hedging: off}\n')).toEqual([]);
});

test('other YAML is left alone', async () => {
  expect(await typed('services:\n  web:\n    image: I think\n')).toEqual([]);
});
