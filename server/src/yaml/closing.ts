/**
 * The file offset behind the quotation mark or bracket that closes the one at `at`. Where nothing closes it, the end of its last
 * line, that is before one which is indented no deeper than `column`.
 */
export function closing(text: string, at: number, column: number): number {
  const brackets: string[] = [];
  let quote = '';
  for (let i = at; i < text.length; i++) {
    const char = text[i]!;
    if (char === '\n' && isBeyond(text, i + 1, column)) return text[i - 1] === '\r' ? i - 1 : i;
    if (quote) {
      if (char === '\\' && quote === '"') i++;
      else if (char === quote && quote === "'" && text[i + 1] === "'") i++;
      else if (char === quote) quote = '';
      else continue;
    } else if ((char === '"' || char === "'") && (i === at || /[\s{[,:]/.test(text[i - 1]!))) quote = char;
    else if (char === '{') brackets.push('}');
    else if (char === '[') brackets.push(']');
    else if (char === brackets.at(-1)) brackets.pop();
    else if (char === '#' && /\s/.test(text[i - 1] ?? '')) i = skipComment(text, i);
    if (!quote && brackets.length === 0) return i + 1;
  }
  return endOfLastLine(text);
}

/** Blank lines at the end of a file belong to nothing. */
function endOfLastLine(text: string): number {
  const newline = text.indexOf('\n', text.trimEnd().length);
  if (newline < 0) return text.length;
  return text[newline - 1] === '\r' ? newline - 1 : newline;
}

function isBeyond(text: string, start: number, column: number): boolean {
  const newline = text.indexOf('\n', start);
  const line = text.slice(start, newline < 0 ? text.length : newline).replace(/\r$/, '');
  const indent = line.search(/\S/);
  return indent >= 0 && indent <= column && !/[\]},]/.test(line[indent]!);
}

/** The last character before the line break. */
function skipComment(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return (newline < 0 ? text.length : newline) - 1;
}
