import { l10n } from 'vscode';
import type { FileStatus } from '../../server/src/protocol.ts';

export type Counts = FileStatus['findings'];

export function total(counts: Counts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

export function findings(count: number): string {
  if (count === 0) return l10n.t('no findings');
  return count === 1 ? l10n.t('1 finding') : l10n.t('{0} findings', count);
}

export function macros(count: number): string {
  return count === 1 ? l10n.t('1 macro') : l10n.t('{0} macros', count);
}

export function files(count: number): string {
  return count === 1 ? l10n.t('1 file') : l10n.t('{0} files', count);
}

/** “1 error, 2 warnings”: every severity that occurs, the gravest first. */
export function bySeverity(counts: Counts): string {
  const { error, warning, suggestion, info } = counts;
  return [
    error > 0 && (error === 1 ? l10n.t('1 error') : l10n.t('{0} errors', error)),
    warning > 0 && (warning === 1 ? l10n.t('1 warning') : l10n.t('{0} warnings', warning)),
    suggestion > 0 && (suggestion === 1 ? l10n.t('1 suggestion') : l10n.t('{0} suggestions', suggestion)),
    info > 0 && (info === 1 ? l10n.t('1 remark') : l10n.t('{0} remarks', info)),
  ]
    .filter((part) => part !== false)
    .join(', ');
}
