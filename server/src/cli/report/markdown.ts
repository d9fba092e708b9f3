import type { Colors } from '../terminal.ts';
import { wrap } from './words.ts';

interface Style {
  readonly colors: Colors;
  readonly width: number;
}

/**
 * Renders the Markdown that rule pages use: headings, paragraphs, lists, fenced code, `code`, **bold** and links. Without
 * colours the marks of bold and code stay as they are written.
 */
export function renderMarkdown(source: string, style: Style): string {
  const rows: string[] = [];
  let paragraph: string[] = [];
  let fence: string | undefined;
  const flush = () => {
    if (paragraph.length > 0) rows.push(...paragraphRows(paragraph.join(' '), style));
    paragraph = [];
  };
  for (const line of source
    .replace(/<!--[\s\S]*?-->/g, '')
    .trim()
    .split(/\r?\n/)) {
    const mark = /^\s*(```+|~~~+)/.exec(line)?.[1];
    if (fence) {
      if (mark === fence) fence = undefined;
      else rows.push(`  ${style.colors.dim('│')} ${line}`.trimEnd());
    } else if (mark) {
      flush();
      fence = mark;
    } else if (line.trim() === '') {
      flush();
      if (rows.length > 0 && rows.at(-1) !== '') rows.push('');
    } else if (/^#+\s/.test(line)) {
      flush();
      rows.push(style.colors.bold(line.replace(/^#+\s+/, '')));
    } else {
      if (/^\s*(?:[-*]|\d+\.)\s/.test(line)) flush();
      paragraph.push(line.trimEnd());
    }
  }
  flush();
  return `${rows.join('\n').trimEnd()}\n`;
}

function paragraphRows(text: string, { colors, width }: Style): string[] {
  const [, indent = '', bullet = '', body = ''] = /^(\s*)((?:[-*]|\d+\.)\s+)?(.*)$/s.exec(text)!;
  const first = indent + bullet.replace(/^[-*]/, '•');
  const rest = ' '.repeat(first.length);
  // Spaces inside marks would let a line break split what is styled as one.
  const glued = body.replace(/\*\*[^*]+\*\*|`[^`]+`/g, (marked) => marked.replaceAll(' ', '\u00A0'));
  return wrap(plainLinks(glued), width - first.length).map(
    (row, i) => (i === 0 ? first : rest) + inline(row, colors),
  );
}

function plainLinks(text: string): string {
  return text
    .replace(/\[([^\]]+)\]\((https?:[^)\s]+)\)/g, '$1 ($2)')
    .replace(/\[([^\]]+)\]\([^)\s]+\)/g, '$1');
}

function inline(row: string, colors: Colors): string {
  const styled = colors.isColorSupported
    ? row
        .replace(/\*\*([^*]+)\*\*/g, (_, text: string) => colors.bold(text))
        .replace(/`([^`]+)`/g, (_, text: string) => colors.cyan(text))
    : row;
  return styled.replaceAll('\u00A0', ' ');
}
