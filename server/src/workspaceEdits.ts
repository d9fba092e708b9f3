import type { ClientCapabilities, SnippetTextEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { FileEdit } from './engine/finding.ts';
import type { MacroDocument } from './macroDocument.ts';
import type { Lines } from './position.ts';
import { type Snippet, snippetText } from './snippet.ts';

/** What the editor can do with the edits that it is sent. */
export interface EditAbilities {
  /** Edits name the version of the document that they are for. */
  readonly versions: boolean;
  /** Edits may hold tab stops. */
  readonly snippets: boolean;
  /** Edits may make files. */
  readonly newFiles: boolean;
}

export function editAbilities({ workspace }: ClientCapabilities): EditAbilities {
  const { documentChanges, snippetEditSupport, resourceOperations } = workspace?.workspaceEdit ?? {};
  const versions = documentChanges === true;
  return {
    versions,
    snippets: versions && snippetEditSupport === true,
    newFiles: versions && resourceOperations?.includes('create') === true,
  };
}

/** A file and which version of it is meant; null for one that stands in no editor. */
export interface EditedFile {
  readonly uri: string;
  readonly version: number | null;
}

/** The document in the version that its edits are made for. */
export const editedFile = ({ uri, version }: MacroDocument): EditedFile => ({
  uri,
  version: version ?? null,
});

/** Edits of one file; those with tab stops only for an editor that takes versions, too. */
export function fileEdit(
  file: EditedFile,
  edits: (TextEdit | SnippetTextEdit)[],
  { versions }: EditAbilities,
): WorkspaceEdit {
  return versions
    ? { documentChanges: [{ textDocument: { ...file }, edits }] }
    : { changes: { [file.uri]: edits as TextEdit[] } };
}

/** The making of a file with a text, for an editor that can. */
export function newFileEdit(uri: string, text: string): WorkspaceEdit {
  const start = { line: 0, character: 0 };
  return {
    documentChanges: [
      { kind: 'create', uri, options: { ignoreIfExists: true } },
      { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
    ],
  };
}

/** The engine's edits as the protocol has them. */
export function textEdits(lines: Lines, edits: readonly FileEdit[]): TextEdit[] {
  return edits.map((edit) => ({ range: lines.protocolRange(edit), newText: edit.text }));
}

/** An edit with tab stops in its text, `snippet`; without them where the editor can't have them. */
export function snippetEdit(
  document: MacroDocument,
  edit: FileEdit,
  snippet: Snippet,
  abilities: EditAbilities,
): WorkspaceEdit {
  const file = editedFile(document);
  if (!abilities.snippets) return fileEdit(file, textEdits(document.lines, [edit]), abilities);
  const { span, text } = fromLineStart(document.text, edit, snippet);
  return fileEdit(
    file,
    [{ range: document.range(span), snippet: { kind: 'snippet', value: text } }],
    abilities,
  );
}

/**
 * Editors indent the further lines of a snippet as the line is in which it begins. Ours are indented already, so the snippet
 * begins where that line does.
 */
function fromLineStart(text: string, edit: FileEdit, snippet: Snippet): { span: FileEdit; text: Snippet } {
  if (!snippet.includes('\n')) return { span: edit, text: snippet };
  const bom = text.startsWith('\uFEFF') ? 1 : 0;
  const start = Math.max(bom, text.lastIndexOf('\n', edit.start - 1) + 1);
  return { span: { ...edit, start }, text: snippetText(text.slice(start, edit.start)) + snippet };
}
