import { type CodeAction, CodeActionKind, type WorkspaceEdit } from 'vscode-languageserver';
import { allowEdit, phraseSeverityEdit, severityEdit } from '../engine/config/edit.ts';
import { parseConfig } from '../engine/config.ts';
import type { FileEdit, Finding } from '../engine/finding.ts';
import { applyEdits } from '../engine/fix/edits.ts';
import { RULES } from '../engine/index.ts';
import { lintMacro } from '../engine/lint.ts';
import type { Settings } from '../engine/settings.ts';
import { PhraseError, parsePattern } from '../engine/text/pattern.ts';
import type { RuleId } from '../engine/vocabulary.ts';
import type { MacroDocument } from '../macroDocument.ts';
import { Lines } from '../position.ts';
import { type EditAbilities, type EditedFile, fileEdit, newFileEdit, textEdits } from '../workspaceEdits.ts';
import { macroOf } from './suppressActions.ts';

/** The configuration that counts for a document, or that would; without text there is none yet. */
export interface ConfigurationFile extends EditedFile {
  readonly text: string | undefined;
}

/** Ways to settle a finding for the whole team: allow its words, or switch its rule off. */
export function configurationActions(
  document: MacroDocument,
  finding: Finding,
  file: ConfigurationFile,
  abilities: EditAbilities,
): CodeAction[] {
  if (!macroOf(document, finding)) return [];
  const { rule } = finding;
  const text = file.text ?? '';
  const words = wordsOf(document, finding);
  const isBuiltIn = RULES.some(({ id }) => id === rule);
  const choices: [title: string, edit: FileEdit | undefined][] = [];
  if (isBuiltIn && words !== undefined)
    choices.push([`Allow “${words}” in all macros`, allowEdit(text, rule, words)]);
  if (!isBuiltIn || !isOverridden(document, rule as RuleId))
    choices.push([
      `Switch off “${rule}” in all macros`,
      isBuiltIn ? severityEdit(text, rule, 'off') : phraseSeverityEdit(text, rule, 'off'),
    ]);
  return choices.flatMap(([title, edit]) => {
    const change = edit && changeOf(file, edit, abilities);
    return change ? [{ title, kind: CodeActionKind.QuickFix, edit: change }] : [];
  });
}

function changeOf(
  file: ConfigurationFile,
  edit: FileEdit,
  abilities: EditAbilities,
): WorkspaceEdit | undefined {
  const { text, uri } = file;
  if (!parseConfig(applyEdits(text ?? '', [edit])).config) return undefined;
  if (text !== undefined)
    return fileEdit({ uri, version: file.version }, textEdits(new Lines(text), [edit]), abilities);
  return abilities.newFiles ? newFileEdit(uri, edit.text) : undefined;
}

const LONGEST = 60;

/** The words that the finding marks, where allowing them would end it. */
function wordsOf(document: MacroDocument, finding: Finding): string | undefined {
  const words = document.text.slice(finding.start, finding.end).replace(/\s+/g, ' ');
  const { settings } = document;
  if (words.length > LONGEST || !isPlainPhrase(words)) return undefined;
  const rule = finding.rule as RuleId;
  const before = settings.rules[rule] ?? { allow: [], add: [] };
  const rules = { ...settings.rules, [rule]: { ...before, allow: [...before.allow, words] } };
  return isFound(document, finding, { ...settings, rules }) ? undefined : words;
}

/** Whether the finding is still there under other settings. */
function isFound(document: MacroDocument, finding: Finding, settings: Settings): boolean {
  const macro = macroOf(document, finding)!;
  const { findings } = lintMacro(macro, { ...document.options, settings });
  return findings.some(
    ({ rule, start, end }) => rule === finding.rule && start < finding.end && end > finding.start,
  );
}

/** Words and nothing that the language of phrases has a meaning for. */
function isPlainPhrase(words: string): boolean {
  if (!/^[\p{L}\p{N}'’ ,.!?-]+$/u.test(words) || !/\p{L}/u.test(words)) return false;
  try {
    parsePattern(words);
    return true;
  } catch (error) {
    if (error instanceof PhraseError) return false;
    throw error;
  }
}

/** Whether the configuration gives the rule a severity for this file in particular. */
function isOverridden({ configured, options }: MacroDocument, rule: RuleId): boolean {
  return configured.config.overrides.some(
    (override) => override.rules[rule]?.severity !== undefined && override.matches(options.path),
  );
}
