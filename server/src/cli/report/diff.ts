import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { Colors } from '../terminal.ts';

/** The change of one file, as `git apply` and `patch -p1` take it. */
export function unifiedDiff(path: string, before: string, after: string, colors: Colors): string {
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
  return colors.isColorSupported
    ? patch
        .split('\n')
        .map((line) => paint(line, colors))
        .join('\n')
    : patch;
}

function paint(line: string, colors: Colors): string {
  if (/^(?:---|\+\+\+) /.test(line)) return colors.bold(line);
  if (line.startsWith('@@')) return colors.cyan(line);
  if (line.startsWith('-')) return colors.red(line);
  return line.startsWith('+') ? colors.green(line) : line;
}
