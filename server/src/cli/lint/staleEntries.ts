import { printable } from '../report/words.ts';
import type { Terminal } from '../terminal.ts';
import type { BaselineEntry } from './baseline.ts';

const MOST = 10;

/** Says on standard error which entries of a baseline no longer occur. */
export function tellStale(entries: readonly BaselineEntry[], { err, errorColors: colors }: Terminal): void {
  if (entries.length === 0) return;
  const rows = entries.slice(0, MOST).map(({ macro, file, rule, text }) => {
    const words = text === '' ? '' : `  “${printable(text)}”`;
    return `  ${printable(macro ?? file ?? '')}  ${rule}${words}\n`;
  });
  const more = entries.length > MOST ? `  and ${entries.length - MOST} more\n` : '';
  const [what, them] =
    entries.length === 1
      ? ['One entry of the baseline no longer occurs', 'it']
      : [`${entries.length} entries of the baseline no longer occur`, 'them'];
  err(`${colors.yellow('▲')} ${what}; macrolint baseline update takes ${them} out:\n${rows.join('')}${more}`);
}
