import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../../server/src/engine/config.ts';
import { reparseMacroFile } from '../../server/src/engine/document/reparse.ts';
import { lintFile } from '../../server/src/engine/index.ts';
import { relintFile } from '../../server/src/engine/relint.ts';

const OPTIONS = { path: 'macros/list.yaml', settings: defaultConfig().settings, named: true };

const item = (i: number) => `- title: Macro ${i}
  kind: other
  reply: |
    I think order {{order.id}} is on the van.
    ${'It comes today. '.repeat(40)}
`;
/** Long enough to be worth it. */
const ITEMS = Array.from({ length: 8 }, (_, i) => item(i));
const LIST = ITEMS.join('');

const isPiecewise = (text: string) => {
  const linted = relintFile(text, OPTIONS);
  expect(linted.report).toEqual(lintFile(text, OPTIONS));
  return linted.parsed.placed !== undefined;
};

describe('a long list is read macro by macro', () => {
  const indented = LIST.replace(/^(?=.)/gm, '  ');
  it.each([
    ['at the root', LIST],
    ['under `macros`', `macros:\n${indented}`],
    ['under `macros`, with the dashes in its column', `macros: # ours\n${LIST}`],
    ['with CRLF', LIST.replaceAll('\n', '\r\n')],
    ['behind a BOM', `\ufeff${LIST}`],
    ['behind comments', `# Ours.\n\n# macrolint-ignore hedging: it is so\n${LIST}`],
    ['with comments between', LIST.replaceAll('- title', '# One more\n- title')],
    [
      'with a comment that ignores',
      LIST.replace('- title: Macro 3', '# macrolint-ignore hedging: so\n- title: Macro 3'),
    ],
    ['with a fault that is one macro’s own', LIST.replace('kind: other', 'kin: other')],
    ['with an item that is no macro', `${LIST}- just a text\n`],
    ['with an empty item', `${LIST}- \n`],
    ['with an alias inside of a macro', `${LIST}- title: a\n  reply: &r Maybe.\n  variants: {chat: *r}\n`],
  ])('%s', (_, text) => {
    expect(isPiecewise(text)).toBe(true);
  });
});

describe('a file is read as a whole', () => {
  it.each([
    ['where it is short', ITEMS.slice(0, 2).join('')],
    ['where it has several documents', `${LIST}---\n${LIST}`],
    ['where something else stands beside the list', `macros:\n${LIST}x-note: ours\n`],
    ['where line breaks differ', LIST.replace('\n', '\r\n')],
    ['where YAML breaks', LIST.replace('title: Macro 3', 'title: "Macro 3')],
    [
      'where an alias leads to another macro',
      `${LIST}- title: a\n  reply: &r Maybe.\n- title: b\n  reply: *r\n`,
    ],
    [
      'where a comment for a macro is indented like the one above',
      LIST.replace('- title: Macro 3', '    # macrolint-ignore hedging: so\n- title: Macro 3'),
    ],
    ['where a comment stands above `macros`', `# macrolint-ignore hedging: so\nmacros:\n${LIST}`],
    [
      'where other programs’ macros stand beside what is none',
      `${LIST}- title: a\n  actions: [{field: comment_value, value: Hi}]\n- text\n`,
    ],
    ['where no item is a macro for sure', LIST.replaceAll('title: ', 'name: ')],
  ])('%s', (_, text) => {
    expect(isPiecewise(text)).toBe(false);
  });
});

describe('what has not changed is not read again', () => {
  const parse = { path: OPTIONS.path, shapes: [], named: true };

  it('after a change in one macro', () => {
    const before = reparseMacroFile(LIST, parse);
    const after = reparseMacroFile(LIST.replace('I think order', 'Order'), parse, before);
    expect(after.placed!.filter(({ item }, i) => item === before.placed![i]!.item)).toHaveLength(7);
  });

  it('while a line is broken, and once it is mended', () => {
    const before = relintFile(LIST, OPTIONS);
    for (const half of ['kind: other\n  "rep', '-', 'kind other']) {
      const broken = relintFile(LIST.replace('kind: other', half), OPTIONS, before);
      const mended = relintFile(LIST, OPTIONS, broken);
      const kept = mended.parsed.placed!.filter(({ item }, i) => item === before.parsed.placed![i]!.item);
      expect(kept.length).toBeGreaterThanOrEqual(7);
    }
  });

  it('while a sign-off that macros share stays the same', () => {
    const shared = `${LIST}- title: a\n  reply: &r Maybe it works.\n- title: b\n  reply: *r\n`;
    const before = relintFile(shared, OPTIONS);
    const after = relintFile(`# One more\n${shared}`, OPTIONS, before);
    expect(after.report).toEqual(lintFile(`# One more\n${shared}`, OPTIONS));
    const changed = shared.replace('Maybe it', 'It');
    expect(relintFile(changed, OPTIONS, after).report).toEqual(lintFile(changed, OPTIONS));
  });

  it('unless the rules have changed, or the day', () => {
    const ignored = LIST.replace(
      '- title: Macro 3',
      '- ignore: [{rule: hedging, reason: so, until: 2026-03-01}]\n  title: Macro 3',
    );
    const before = relintFile(ignored, { ...OPTIONS, today: '2026-03-01' });
    const nextDay = { ...OPTIONS, today: '2026-03-02' };
    expect(relintFile(ignored, nextDay, before).report).toEqual(lintFile(ignored, nextDay));
    expect(lintFile(ignored, nextDay).findings).not.toEqual(before.report.findings);
    const strict = {
      ...OPTIONS,
      settings: { ...OPTIONS.settings, rules: { hedging: { severity: 'off', allow: [], add: [] } } },
    } as const;
    expect(relintFile(ignored, strict, before).report).toEqual(lintFile(ignored, strict));
  });
});
