import { expect, it } from 'vitest';
import { DocumentHighlightKind } from 'vscode-languageserver';
import { highlights, references } from '../../server/src/features/references.ts';
import { mentionAt } from '../../server/src/mentions.ts';
import { Folder } from './named.ts';

const FILES = {
  'macros/a.yaml': `title: a
reply: |
  Hi, order {{ord‸er.id | fallback:"yours"}} and {{order.id2}}.
  {% if order.id != blank %}It is {{{order.id}}}.{% endif %}
slots:
  order.id: A1
scenarios:
- slots: {order.id: A2}
`,
  'macros/b.yaml': 'title: b\nreply: "[[order.id]]"\nid: order.id\nnext: order.id\n',
  'macrolint.yaml': 'slots:\n  order.id: A3\n',
};

it('are all notations, entries, scenarios and the configuration', () => {
  const folder = new Folder(FILES);
  const named = mentionAt(folder.file, folder.position)!;
  expect(references(folder.index, named, true).map((place) => folder.shown(place))).toEqual([
    'macros/a.yaml:3: order.id',
    'macros/a.yaml:4: order.id',
    'macros/a.yaml:4: order.id',
    'macros/a.yaml:6: order.id',
    'macros/a.yaml:8: order.id',
    'macros/b.yaml:2: order.id',
    'macrolint.yaml:2: order.id',
  ]);
});

it('leave out entries where only uses are wanted', () => {
  const folder = new Folder(FILES);
  const named = mentionAt(folder.file, folder.position)!;
  const lines = references(folder.index, named, false).map((place) => folder.shown(place));
  expect(lines).toHaveLength(5);
  expect(lines).not.toContain('macros/a.yaml:6: order.id');
});

it('are the ids under `next` for a macro', () => {
  const folder = new Folder({
    'macros/a.yaml': 'title: a\nid: he‸llo\nreply: Hi {{hello}}.\n',
    'macros/b.yaml': 'title: b\nreply: Hi.\nnext: [hello, a]\n',
  });
  const named = mentionAt(folder.file, folder.position)!;
  expect(references(folder.index, named, true).map((place) => folder.shown(place))).toEqual([
    'macros/a.yaml:2: hello',
    'macros/b.yaml:3: hello',
  ]);
});

it('are highlighted in their file: entries as what is written, uses as what is read', () => {
  const folder = new Folder(FILES);
  const found = highlights(folder.file, folder.position);
  expect(
    found.map(({ range, kind }) => `${range.start.line + 1} ${kind === DocumentHighlightKind.Write}`),
  ).toEqual(['3 false', '4 false', '4 false', '6 true', '8 false']);
});

it('are none where nothing is named', () => {
  const folder = new Folder({ 'macros/a.yaml': 'title: a\nreply: He‸llo.\n' });
  expect(highlights(folder.file, folder.position)).toEqual([]);
});
