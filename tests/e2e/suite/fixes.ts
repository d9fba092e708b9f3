import * as vscode from 'vscode';
import { type Checks, contains, same } from '../checks.ts';
import { codeActions, hasFindings, placeOf, replace, trying } from './editor.ts';

/** Quick fixes, and all safe fixes on save. */
export async function fixes(checks: Checks): Promise<void> {
  await checks.check('the preferred quick fix deletes the words and mends the sentence', () =>
    trying('macros/late-parcel.yaml', async ({ document }) => {
      await hasFindings(document, ['hedging: I think']);
      const actions = await codeActions(document, placeOf(document, 'I think'));
      const preferred = actions.filter(({ isPreferred }) => isPreferred);
      same(preferred.length, 1);
      await vscode.workspace.applyEdit(preferred[0]!.edit!);
      contains(document.getText(), '\n  It was sorted at the wrong depot.');
      await hasFindings(document, []);
    }),
  );

  await checks.check('saving makes the safe fixes, and those only', () =>
    trying('macros/late-parcel.yaml', async (editor) => {
      await replace(editor, 'A new one leaves us today', 'We WILL send a new one soon');
      await editor.document.save();
      contains(
        editor.document.getText(),
        '\n  It was sorted at the wrong depot. We will send a new one soon,',
      );
      await hasFindings(editor.document, ['vague-time: soon']);
    }),
  );
}
