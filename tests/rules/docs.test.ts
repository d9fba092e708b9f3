import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lintFile } from '../../server/src/engine/index.ts';
import { RULE_BY_ID } from '../../server/src/engine/rules/index.ts';
import { RULES_FOLDER, ruleIds, settingsOf } from './ruleCases.ts';

/** The first YAML block under a heading of a rule's page. */
function example(doc: string, heading: string): string {
  const section = doc.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  return /```yaml\n([\s\S]*?)```/.exec(section ?? '')?.[1] ?? '';
}

const lint = (text: string) =>
  lintFile(text, { path: 'example.yaml', settings: settingsOf({}), named: true }).findings;

describe.each(ruleIds())('the page of %s', (id) => {
  const doc = readFileSync(`${RULES_FOLDER}/${id}/doc.md`, 'utf8');

  test('has the name of the rule, its reason and its sections', () => {
    expect(doc.startsWith(`# ${id}\n`)).toBe(true);
    for (const part of [
      '**Why.**',
      '## Bad',
      '## Good',
      '## What it leaves alone',
      '## How to fix',
      '## Where it comes from',
    ]) {
      expect(doc).toContain(part);
    }
  });

  test('shows a bad example that the rule marks', () => {
    expect(lint(example(doc, 'Bad')).map(({ rule }) => rule)).toContain(id);
  });

  test('shows a good example that no rule marks', () => {
    expect(lint(example(doc, 'Good'))).toEqual([]);
  });

  test('belongs to a rule with a summary, a message and a source', () => {
    const rule = RULE_BY_ID.get(id)!;
    for (const text of [rule.summary, rule.message, rule.source]) expect(text.trim()).not.toBe('');
  });
});
