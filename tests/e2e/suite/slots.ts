import * as vscode from 'vscode';
import { type Checks, contains, same } from '../checks.ts';
import { placeOf, trying } from './editor.ts';

/** Slots are completed, found and renamed. */
export async function slots(checks: Checks): Promise<void> {
  await checks.check('a slot is completed after its first sign', () =>
    trying('macros/late-parcel.yaml', async (editor) => {
      const at = placeOf(editor.document, 'A new one leaves').start;
      await editor.edit((edit) => edit.insert(at, '{{'));
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        editor.document.uri,
        at.translate(0, 2),
        '{',
      );
      const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      contains(labels.join(' '), 'customer.first_name');
      contains(labels.join(' '), 'custom.tracking_url');
    }),
  );

  await checks.check('a slot is renamed in both files that use it', () =>
    trying('macros/late-parcel.yaml', ({ document }) =>
      trying('macros/where-is-it.yaml', async (other) => {
        const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
          'vscode.executeDocumentRenameProvider',
          document.uri,
          placeOf(document, 'tracking_url').start,
          'custom.map_link',
        );
        const files = edit.entries().map(([uri]) => uri.path.split('/').at(-1));
        same(files.sort(), ['late-parcel.yaml', 'where-is-it.yaml']);
        await vscode.workspace.applyEdit(edit);
        contains(document.getText(), '{{custom.map_link}}\nslots:\n  custom.map_link: {sample:');
        contains(other.document.getText(), 'the map is here: {{custom.map_link}}');
      }),
    ),
  );
}
