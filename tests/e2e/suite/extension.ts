import * as vscode from 'vscode';
import { type Checks, same, until } from '../checks.ts';
import { show } from './editor.ts';

/** The extension starts for YAML, and offers what its manifest says. */
export async function extension(checks: Checks): Promise<void> {
  const installed = vscode.extensions.getExtension('macrolint.macrolint');

  await checks.check('a YAML file activates the extension', async () => {
    await show('macros/late-parcel.yaml');
    await until('macrolint to be active', () => installed?.isActive);
  });

  await checks.check('every command of the manifest is there', async () => {
    const named: { command: string }[] = installed?.packageJSON.contributes.commands;
    const registered = new Set(await vscode.commands.getCommands(true));
    same(
      named.map(({ command }) => command).filter((command) => !registered.has(command)),
      [],
    );
  });
}
