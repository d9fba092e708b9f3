import type { Severity } from '../../engine/vocabulary.ts';
import type { Colors } from '../terminal.ts';

export const SYMBOLS: Readonly<Record<Severity, string>> = {
  error: '✖',
  warning: '▲',
  suggestion: '●',
  info: '○',
};

export function severityPainter(severity: Severity, colors: Colors): (text: string) => string {
  return { error: colors.red, warning: colors.yellow, suggestion: colors.cyan, info: colors.blue }[severity];
}
