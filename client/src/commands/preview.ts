import { l10n, Uri, window } from 'vscode';
import type { Extension } from '../extension.ts';
import { UserError } from '../userError.ts';

/**
 * Shows beside the text how a macro reads to the customer: the one at the cursor, or one of a file.
 * @param file a URI, as text from a code lens, as an object from the editor’s title
 */
export async function preview({ preview }: Extension, file?: string | Uri, macro?: string): Promise<void> {
  const uri = typeof file === 'string' ? Uri.parse(file) : file;
  const hasMacro = uri !== undefined && typeof macro === 'string';
  if (!hasMacro && window.activeTextEditor?.document.languageId !== 'yaml')
    throw new UserError(l10n.t('Open a macro file first.'));
  preview.open(uri, hasMacro ? macro : undefined);
}
