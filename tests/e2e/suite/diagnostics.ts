import * as vscode from 'vscode';
import { type Checks, same, until } from '../checks.ts';
import { codeOf, diagnosticsOf, fileOf, findings, hasFindings, replace, show, trying } from './editor.ts';

/** What is marked, and what is left alone. */
export async function diagnostics(checks: Checks): Promise<void> {
  await checks.check('a finding has its exact words, its reason and a link to its rule', async () => {
    const { document } = await show('macros/late-parcel.yaml');
    await hasFindings(document, ['hedging: I think']);
    const [finding] = diagnosticsOf(document.uri);
    same(
      finding!.message,
      '“I think”: sounds unsure, and the customer hears that nobody has checked. Say what is so, or say what you are checking.',
    );
    same(vscode.DiagnosticSeverity[finding!.severity], 'Warning');
    const { code } = finding!;
    same(typeof code === 'object' && code.target.path.endsWith('/rules/hedging/doc.md'), true);
    same(codeOf(code), 'hedging');
  });

  await checks.check('findings follow what is typed', () =>
    trying('macros/late-parcel.yaml', async (editor) => {
      await replace(editor, 'A new one leaves us today', 'Maybe a new one leaves us today');
      await hasFindings(editor.document, ['hedging: I think', 'hedging: Maybe']);
      await replace(editor, 'I think it was', 'It was');
      await hasFindings(editor.document, ['hedging: Maybe']);
    }),
  );

  await checks.check('a YAML file that is no macro has no findings', () =>
    trying('macros/late-parcel.yaml', async (macro) => {
      const { document } = await show('compose.yaml');
      // The macro is linted again after this file was opened, so there was time for this one.
      await replace(await show('macros/late-parcel.yaml'), 'I think it was', 'Perhaps it was');
      await hasFindings(macro.document, ['hedging: Perhaps']);
      same(findings(document.uri), []);
    }),
  );

  await checks.check('a change of the configuration counts at once', async () => {
    const { document } = await show('macros/late-parcel.yaml');
    await hasFindings(document, ['hedging: I think']);
    await trying('macrolint.yaml', async (config) => {
      await replace(config, 'balanced\n', 'balanced\nrules: {hedging: off}\n');
      await config.document.save();
      await hasFindings(document, []);
    });
    await hasFindings(document, ['hedging: I think']);
  });

  await checks.check('“Lint workspace” lists the problems of files that are not open', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('macrolint.lintWorkspace');
    const listed = () => findings(fileOf('macros/where-is-it.yaml'));
    await until('the finding of where-is-it.yaml', listed);
    same(listed(), ['shouting: 6']);
    same(findings(fileOf('compose.yaml')), []);
  });
}
