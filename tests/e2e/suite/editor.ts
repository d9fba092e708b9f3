import * as vscode from 'vscode';
import { until } from '../checks.ts';

/** A file of the workspace by its path. */
export function fileOf(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('no folder is open');
  return vscode.Uri.joinPath(folder.uri, path);
}

export async function show(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(fileOf(path)));
}

/** Where `words` stand in a document. */
export function placeOf(document: vscode.TextDocument, words: string): vscode.Range {
  const start = document.getText().indexOf(words);
  if (start < 0) throw new Error(`“${words}” isn't in ${document.uri.path}:\n${document.getText()}`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + words.length));
}

export async function replace(editor: vscode.TextEditor, words: string, by: string): Promise<void> {
  const done = await editor.edit((edit) => edit.replace(placeOf(editor.document, words), by));
  if (!done) throw new Error(`the editor refused to replace “${words}”`);
}

/** macrolint's findings in a file, as “rule: marked words”, in their order. */
export function findings(uri: vscode.Uri, document?: vscode.TextDocument): string[] {
  return diagnosticsOf(uri).map(
    ({ code, range }) => `${codeOf(code)}: ${document ? document.getText(range) : range.start.line + 1}`,
  );
}

export function diagnosticsOf(uri: vscode.Uri): vscode.Diagnostic[] {
  const ours = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'macrolint');
  return ours.sort((a, b) => a.range.start.compareTo(b.range.start));
}

export function codeOf(code: vscode.Diagnostic['code']): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits until the document has exactly these findings. */
export async function hasFindings(document: vscode.TextDocument, expected: readonly string[]): Promise<void> {
  const is = () => JSON.stringify(findings(document.uri, document)) === JSON.stringify(expected);
  await until(`[${expected.join('; ')}]`, is).catch((error) => {
    throw new Error(`${error.message}\nthere were: [${findings(document.uri, document).join('; ')}]`);
  });
}

export async function codeActions(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind = vscode.CodeActionKind.QuickFix,
): Promise<vscode.CodeAction[]> {
  const resolved = 20;
  return vscode.commands.executeCommand(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    kind.value,
    resolved,
  );
}

/** Shows a file for `run`, and puts it back as it was before, in the editor and on disk, whatever `run` did. */
export async function trying(path: string, run: (editor: vscode.TextEditor) => Promise<void>): Promise<void> {
  const before = await vscode.workspace.fs.readFile(fileOf(path));
  try {
    await run(await show(path));
  } finally {
    await vscode.workspace.fs.writeFile(fileOf(path), before);
    await revert(path);
  }
}

/** Puts a file in the editor back as it is on disk. */
export async function revert(path: string): Promise<void> {
  await show(path);
  await vscode.commands.executeCommand('workbench.action.files.revert');
}
