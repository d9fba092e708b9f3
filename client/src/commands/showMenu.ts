import { commands, l10n, window } from 'vscode';
import type { Extension } from '../extension.ts';
import { total } from '../words.ts';
import { CONFIGURE, EXPLAIN, FIX, LINT_ALL, PREVIEW } from './names.ts';

/** What the status item offers. */
export async function showMenu({ statuses }: Extension): Promise<void> {
  const status = statuses.active;
  const hasFindings = status !== undefined && total(status.findings) > 0;
  const items = [
    ...(hasFindings
      ? [
          {
            label: `$(wand) ${l10n.t('Fix this file')}`,
            description: l10n.t('all safe fixes'),
            command: FIX,
          },
        ]
      : []),
    ...(status?.recognised
      ? [{ label: `$(open-preview) ${l10n.t('Preview the reply')}`, command: PREVIEW }]
      : []),
    { label: `$(book) ${l10n.t('Explain a rule')}`, command: EXPLAIN },
    {
      label: `$(gear) ${l10n.t('Open the configuration')}`,
      description: 'macrolint.yaml',
      command: CONFIGURE,
    },
    { label: `$(checklist) ${l10n.t('Lint the workspace')}`, command: LINT_ALL },
  ];
  const chosen = await window.showQuickPick(items, { title: 'macrolint' });
  if (chosen) await commands.executeCommand(chosen.command);
}
