import type { Span } from '../../span.ts';
import type { Prose } from '../../text/prose.ts';
import { CLOSINGS, COMPANIES, isClearName, isFirstName, mayBeName, plain, TITLES } from './lists.ts';

const WORDS = /\p{L}[\p{L}\p{M}'’.-]*/gu;
const NAME =
  /^(?:\p{Lu}\.|\p{Lu}[\p{L}'’-]*\.?)(?: (?:\p{Lu}\.|(?:de|van|von|da|di|bin|al) (?=\p{Lu})|\p{Lu}[\p{L}'’-]*\.?)){0,3}$/u;

/** Names under a reply: “Cheers, Brandon”, “Kind regards,⏎Ana Pell⏎Team lead”. */
export function signatures({ masked }: Prose): Span[] {
  const lines = linesOf(masked);
  const found: Span[] = [];
  lines.forEach((line, index) => {
    const written = masked.slice(line.start, line.end);
    const inline = /^(?<closing>[\p{L} ]{2,30}?)[,!.–—-]+ +(?<name>\p{Lu}.*)$/u.exec(written);
    if (inline && isClosing(inline.groups!.closing!)) {
      const start = line.start + written.length - inline.groups!.name!.length;
      push(found, nameIn(masked, start, line.end, 'signed'));
      return;
    }
    const previous = lines[index - 1];
    const underClosing =
      previous !== undefined && isClosing(masked.slice(previous.start, previous.end).replace(/[,!.]+$/, ''));
    const dash = /^(?:[–—~/]|-{1,2})\s*(?=\p{Lu})/u.exec(written);
    const last = index >= lines.length - 3;
    if (underClosing) push(found, nameIn(masked, line.start, line.end, 'signed'));
    else if (dash && last) push(found, nameIn(masked, line.start + dash[0].length, line.end, 'last'));
    else if (index === lines.length - 1 && index > 0)
      push(found, nameIn(masked, line.start, line.end, 'last'));
    else {
      // The dash may follow the last sentence on its line.
      const tail = last
        ? /[.!?]\s+(?:[–—~]|-{1,2})\s*(\p{Lu}[\p{L}'’-]+(?: \p{Lu}\.?)?)$/u.exec(written)
        : null;
      if (tail) push(found, nameIn(masked, line.end - tail[1]!.length, line.end, 'last'));
    }
  });
  return found;
}

const push = (found: Span[], span: Span | undefined): void => {
  if (span) found.push(span);
};

/** The name that a signature begins with, before the role or company behind it. */
function nameIn(masked: string, start: number, end: number, place: 'signed' | 'last'): Span | undefined {
  const written = masked.slice(start, end).split(/\s*(?:[,|·•(:]|\s[–—-]\s|\bfrom\b|\bat\b|\n)/u)[0]!;
  const name = written
    .replace(/(?:\s+x+|[\s!.]*\p{Extended_Pictographic}.*|[\s!]+)$/iu, '')
    .replace(/(?<=\p{L}{2})\.$/u, '');
  return isSignature(name, place) ? { start, end: start + name.length } : undefined;
}

function isSignature(name: string, place: 'signed' | 'last'): boolean {
  if (!NAME.test(name) || name.length < 2) return false;
  const words = name.split(' ');
  const plainWords = words.map((word) => plain(word.replace(/\.$/, '')));
  if (plainWords.some((word) => COMPANIES.has(word) && !['de', 'van', 'von'].includes(word))) return false;
  if (/^\p{Lu}{2,4}$/u.test(name)) return false;
  if (TITLES.has(plainWords[0]!)) return words.length > 1;
  if (words.length === 1) return place === 'signed' ? isFirstName(name) : isClearName(name);
  if (isFirstName(words[0]!))
    return words.slice(1).every((word) => /^\p{Lu}\.?$/u.test(word) || isFirstName(word) || mayBeName(word));
  if (/^\p{Lu}\.$/u.test(words[0]!)) return mayBeName(words.at(-1)!);
  return false;
}

function isClosing(text: string): boolean {
  const words = text.toLowerCase().match(WORDS) ?? [];
  return words.length > 0 && words.length < 6 && words.every((word) => CLOSINGS.has(word.replace(/\.$/, '')));
}

/** The lines with something in them, without the space around. */
function linesOf(text: string): Span[] {
  const lines: Span[] = [];
  for (const { index, 0: line } of text.matchAll(/[^\n]+/g)) {
    const lead = /^\s*/.exec(line)![0].length;
    const body = line.trim();
    if (body !== '') lines.push({ start: index + lead, end: index + lead + body.length });
  }
  return lines;
}
