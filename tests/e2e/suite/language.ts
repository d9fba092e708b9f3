import * as vscode from 'vscode';
import { type Checks, contains, same, until } from '../checks.ts';
import { fileOf, placeOf, show } from './editor.ts';

/** What the editor knows of a macro beside its findings. */
export async function language(checks: Checks): Promise<void> {
  await checks.check('hovering over a finding explains its rule', async () => {
    const { document } = await show('macros/late-parcel.yaml');
    const hovers = await hoverOn(document, 'I think');
    contains(hovers, 'hedging');
  });

  await checks.check('hovering over a kind says which steps it wants', async () => {
    const { document } = await show('macros/late-parcel.yaml');
    contains(await hoverOn(document, 'complaint'), 'empathy');
  });

  await checks.check('the outline has the macro', async () => {
    const symbols = await until('symbols', () =>
      vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        fileOf('macros/late-parcel.yaml'),
      ),
    );
    same(
      symbols.map(({ name }) => name).filter((name) => name.includes('parcel')),
      ['Orders::Late parcel'],
    );
  });

  await checks.check('a macro is found across the workspace by its title', async () => {
    const found = await until('the macro', () =>
      vscode.commands.executeCommand<vscode.SymbolInformation[]>(
        'vscode.executeWorkspaceSymbolProvider',
        'where is my',
      ),
    );
    same(
      found.map(({ name, location }) => [name, location.uri.path.split('/').at(-1)]),
      [['Orders::Where is my parcel', 'where-is-it.yaml']],
    );
  });
}

async function hoverOn(document: vscode.TextDocument, words: string): Promise<string> {
  const at = placeOf(document, words).start.translate(0, 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    at,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}
