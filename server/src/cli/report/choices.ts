import { InvalidArgumentError } from 'commander';
import { LINT_FORMATS, type LintFormat } from './formats.ts';
import type { FormatChoice } from './outputs.ts';

/**
 * Reads `sarif` or `sarif:out.sarif` and adds it to what was asked for before.
 * @throws InvalidArgumentError for a format that there is not
 */
export function parseFormat(text: string, previous: readonly FormatChoice[] = []): FormatChoice[] {
  const [, name = '', file] = /^([^:]*)(?::(.*))?$/s.exec(text)!;
  const format = LINT_FORMATS.find((known) => known === name) as LintFormat | undefined;
  if (!format) throw new InvalidArgumentError(`Allowed choices are ${LINT_FORMATS.join(', ')}.`);
  if (file === '') throw new InvalidArgumentError(`A file is missing after “${name}:”.`);
  return [...previous, file === undefined ? { format } : { format, file }];
}
