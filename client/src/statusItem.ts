import {
  type Disposable,
  l10n,
  MarkdownString,
  StatusBarAlignment,
  ThemeColor,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { FileStatus } from '../../server/src/protocol.ts';
import { SHOW_MENU } from './commands/names.ts';
import type { FileStatuses } from './statuses.ts';
import { bySeverity, findings, macros, total } from './words.ts';

/** The item in the status bar: findings and preset of the macro file in the active editor, absent elsewhere. */
export class StatusItem implements Disposable {
  private readonly item = window.createStatusBarItem('macrolint.status', StatusBarAlignment.Right, 100);
  private readonly subscription: Disposable;

  constructor(statuses: FileStatuses) {
    this.item.name = 'macrolint';
    this.item.command = SHOW_MENU;
    this.subscription = statuses.onChange(() => this.show(statuses.active));
  }

  dispose(): void {
    this.subscription.dispose();
    this.item.dispose();
  }

  private show(status: FileStatus | undefined): void {
    if (!status || (!status.recognised && !status.configProblem)) {
      this.item.hide();
      return;
    }
    const count = total(status.findings);
    const says = status.configProblem ? l10n.t('macrolint.yaml can’t be used') : findings(count);
    this.item.text = `${icon(status, count)} ${count === 0 && !status.configProblem ? 'macrolint' : says}`;
    this.item.tooltip = tooltip(status, count);
    this.item.backgroundColor = status.configProblem
      ? new ThemeColor('statusBarItem.errorBackground')
      : undefined;
    this.item.accessibilityInformation = { label: l10n.t('macrolint: {0}', says), role: 'button' };
    this.item.show();
  }
}

function icon({ configProblem, findings: { error, warning } }: FileStatus, count: number): string {
  if (configProblem || error > 0) return '$(error)';
  if (warning > 0) return '$(warning)';
  return count > 0 ? '$(lightbulb)' : '$(check)';
}

function tooltip(status: FileStatus, count: number): MarkdownString {
  const text = new MarkdownString();
  text.appendMarkdown(`**macrolint**\n\n`);
  if (status.configProblem) text.appendText(status.configProblem);
  else
    text.appendText(`${macros(status.macros)}: ${count === 0 ? findings(0) : bySeverity(status.findings)}`);
  const config = status.config
    ? workspace.asRelativePath(Uri.parse(status.config))
    : l10n.t('none, the defaults hold');
  text.appendMarkdown('\n\n');
  text.appendText(l10n.t('Preset: {0}', status.preset));
  text.appendMarkdown('  \n');
  text.appendText(l10n.t('Configuration: {0}', config));
  return text;
}
