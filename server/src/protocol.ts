/**
 * What client and server say to each other beyond the Language Server Protocol: method names and payloads, nothing else, as
 * client and server bundle different versions of the RPC library. URIs are strings.
 */

import type { ChatView, ViewChoice } from './engine/preview/view.ts';
import type { Preset } from './engine/settings.ts';
import type { Kind, RuleId, Severity } from './engine/vocabulary.ts';

/** Request to the client: the text of a file that the server can't read itself. */
export const READ_FILE = 'macrolint/readFile';
export interface ReadFileParams {
  readonly uri: string;
}
/** Keeps a BOM as the text's first character. */
export type ReadFileResult =
  | { readonly text: string }
  | { readonly reason: string /** There is no such file. */; readonly missing?: boolean };

/** Request to the client: the YAML files, configurations and `.gitignore`s under a workspace folder. */
export const LIST_FILES = 'macrolint/listFiles';
export interface ListFilesParams {
  readonly folder: string;
}
export interface ListFilesResult {
  readonly uris: readonly string[];
}

/** Notification to the client: what is known of an open file, for the status item. */
export const FILE_STATUS = 'macrolint/fileStatus';
export interface FileStatus {
  readonly uri: string;
  /** False for YAML that macrolint leaves alone. */
  readonly recognised: boolean;
  readonly macros: number;
  readonly findings: Readonly<Record<Severity, number>>;
  readonly preset: Preset;
  /** The configuration that counts for the file; undefined where the defaults hold. */
  readonly config?: string;
  /** Why the configuration can't be used. */
  readonly configProblem?: string;
}

/** Request to the server: lint every macro file of the workspace and report it as workspace diagnostics from now on. */
export const LINT_WORKSPACE = 'macrolint/lintWorkspace';
export interface LintWorkspaceParams {
  /** Where progress is reported to, as for the requests of the Language Server Protocol. */
  readonly workDoneToken?: string;
}
export interface LintWorkspaceResult {
  readonly files: number;
  readonly macros: number;
  readonly findings: Readonly<Record<Severity, number>>;
}

/** Request to the server: the edits of all safe fixes of a file, as LSP text edits for the version it knows. */
export const FIX_FILE = 'macrolint/fixFile';
export interface FixFileParams {
  readonly uri: string;
}

/** Request to the server: a rule's page as Markdown; undefined for an unknown rule. */
export const EXPLAIN_RULE = 'macrolint/explainRule';
export interface ExplainRuleParams {
  readonly rule: string;
}
export interface ExplainRuleResult {
  readonly markdown: string;
}

/** Request to the server: every rule, for a list to choose from. */
export const LIST_RULES = 'macrolint/listRules';
export interface ListedRule {
  readonly id: RuleId;
  readonly summary: string;
}

/** Request to the server: a new macro of a kind as a snippet (tab stops for what the author fills in). */
export const NEW_MACRO = 'macrolint/newMacro';
export interface NewMacroParams {
  readonly kind: Kind;
  /** The file it is written for, whose configuration decides the platform's slots. */
  readonly uri?: string;
}
export interface NewMacroResult {
  readonly snippet: string;
}

/** Request to the server: every kind with what it is for and which steps it wants. */
export const LIST_KINDS = 'macrolint/listKinds';
export interface ListedKind {
  readonly kind: Kind;
  readonly description: string;
  readonly steps: readonly string[];
}

/** Request to the server: how a macro reads to the customer; null where the file holds none. */
export const PREVIEW = 'macrolint/preview';
export interface PreviewParams {
  readonly uri: string;
  /** The macro with this id; without one, the macro at `position`. */
  readonly macro?: string;
  readonly position?: { readonly line: number; readonly character: number };
  readonly choice?: ViewChoice;
  /** Also the macro after its safe fixes. */
  readonly fixed?: boolean;
}
export interface PreviewResult {
  readonly uri: string;
  /** The version of the file that the spans in the views count in. */
  readonly version: number | null;
  readonly view: ChatView;
  /** With `fixed`, where there are safe fixes: the two views with their differences marked. */
  readonly before?: ChatView;
  readonly after?: ChatView;
  /** How many findings of the macro have a safe fix; with `fixed`, how many places these change. */
  readonly changes: number;
}

/**
 * Client commands that the server names in code lenses and hovers, each only where the client lists it under `commands` in its
 * initialization options.
 */
export const COMMANDS = {
  /** Arguments: URI, macro id. */
  preview: 'macrolint.preview',
  /** Arguments: rule id. */
  explain: 'macrolint.explainRule',
} as const;
