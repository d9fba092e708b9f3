import { expect, it, test } from 'vitest';
import { allowEdit, phraseSeverityEdit, severityEdit } from '../../server/src/engine/config/edit.ts';
import { parseConfig } from '../../server/src/engine/config.ts';
import type { FileEdit } from '../../server/src/engine/finding.ts';
import { applyEdits } from '../../server/src/engine/fix/edits.ts';

/** The configuration after the edit, which can still be read. */
function edited(text: string, edit: FileEdit | undefined): string {
  const after = applyEdits(text, edit ? [edit] : []);
  expect(parseConfig(after).problems).toEqual([]);
  return after;
}
const off = (text: string) => edited(text, severityEdit(text, 'hedging', 'off'));
const allowed = (text: string, phrase = 'perhaps') => edited(text, allowEdit(text, 'hedging', phrase));

test.each([
  ['', 'rules:\n  hedging: off\n'],
  ['# ours\n', '# ours\n\nrules:\n  hedging: off\n'],
  ['extends: strict # for all', 'extends: strict # for all\nrules:\n  hedging: off\n'],
  ['extends: strict\r\n', 'extends: strict\r\nrules:\r\n  hedging: off\r\n'],
  [
    'rules:\n  blame: off # why\nextends: strict\n',
    'rules:\n  blame: off # why\n  hedging: off\nextends: strict\n',
  ],
  ['rules:\n    hedging:   error # no\n', 'rules:\n    hedging:   off # no\n'],
  ['rules:\n', 'rules:\n  hedging: off\n'],
  ['rules: {}\n', 'rules: {hedging: off}\n'],
  ['rules: { blame: off }\n', 'rules: { blame: off, hedging: off }\n'],
  ['{extends: strict}\n', '{extends: strict, rules: {hedging: off}}\n'],
  ['rules:\n  hedging: {allow: a}\n', 'rules:\n  hedging: {allow: a, severity: off}\n'],
  [
    'rules:\n  hedging:\n    allow:\n      - a\n    severity: "error"\n',
    'rules:\n  hedging:\n    allow:\n      - a\n    severity: off\n',
  ],
])('a rule is switched off in %j', (text, after) => expect(off(text)).toBe(after));

test.each([
  ['', 'rules:\n  hedging:\n    allow: [perhaps]\n'],
  ['rules:\n  hedging: error # no\n', 'rules:\n  hedging: {severity: error, allow: [perhaps]} # no\n'],
  [
    'rules:\n  hedging:\n    severity: error\n',
    'rules:\n  hedging:\n    severity: error\n    allow: [perhaps]\n',
  ],
  ['rules: {hedging: {allow: maybe}}\n', 'rules: {hedging: {allow: [maybe, perhaps]}}\n'],
  ['rules:\n  hedging:\n    allow: [a, b]\n', 'rules:\n  hedging:\n    allow: [a, b, perhaps]\n'],
  ['rules:\n  hedging:\n    allow: []\n', 'rules:\n  hedging:\n    allow: [perhaps]\n'],
  [
    'rules:\n  hedging:\n    allow:\n    - a # one\n    # two\n  blame: off\n',
    'rules:\n  hedging:\n    allow:\n    - a # one\n    - perhaps\n    # two\n  blame: off\n',
  ],
])('a phrase is allowed in %j', (text, after) => expect(allowed(text)).toBe(after));

it('puts a phrase in quotes where YAML needs them', () => {
  expect(allowed('', 'if so, perhaps')).toBe('rules:\n  hedging:\n    allow: ["if so, perhaps"]\n');
});

it('switches a house rule off where it stands', () => {
  const text = 'phrases:\n  - id: a\n    find: x\n  - id: b\n    find: y\n';
  expect(edited(text, phraseSeverityEdit(text, 'b', 'off'))).toBe(`${text}    severity: off\n`);
  expect(phraseSeverityEdit(text, 'c', 'off')).toBeUndefined();
});

it('leaves alone what a small edit can’t change', () => {
  expect(severityEdit('rules: &r\n  hedging: *x\n', 'hedging', 'off')).toBeUndefined();
  expect(severityEdit('rules: [\n', 'hedging', 'off')).toBeUndefined();
  expect(severityEdit('- a\n', 'hedging', 'off')).toBeUndefined();
});
