/** The engine: text in, values out. No file system, no process, no editor. */
export * from './finding.ts';
export { type FixedFile, fixFile } from './fix/fixFile.ts';
export { type FileReport, type LintOptions, lintFile, type MacroSummary } from './lint.ts';
export { type OutlinedMacro, type OutlinedSentence, outlineFile } from './outline.ts';
export { RULES_FOR_PEOPLE as RULES, type RuleForPeople } from './rules/forPeople.ts';
export * from './settings.ts';
export { PhraseError, parsePattern } from './text/pattern.ts';
export * from './vocabulary.ts';
