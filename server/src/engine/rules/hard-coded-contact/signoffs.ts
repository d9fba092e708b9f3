import type { Span } from '../../span.ts';
import type { Prose } from '../../text/prose.ts';
import { CLOSINGS, COMPANIES, isClearName, isFirstName, mayBeName, plain, TITLES } from './lists.ts';

const WORDS = /\p{L}[\p{L}\p{M}'’.-]*/gu;
const NAME = /^\p{Lu}[\p{L}'’-]*\.?$/u;
/** What stands small within a name. */
const PARTICLES = new Set(['al', 'bin', 'da', 'de', 'del', 'den', 'der', 'di', 'van', 'von']);
const MOST_WORDS = 4;

/** No signature is longer; longer lines are prose. */
const LONGEST = 60;

/** Names under a reply: “Cheers, Brandon”, “Kind regards,⏎Ana Pell⏎Team lead”. */
export function signatures({ masked }: Prose): Span[] {
  const lines = linesOf(masked);
  const found: Span[] = [];
  lines.forEach((line, index) => {
    const span = line.end - line.start <= LONGEST ? signatureIn(masked, lines, index) : undefined;
    const signed = span ?? (index >= lines.length - 3 ? behindProse(masked, line) : undefined);
    if (signed) found.push(signed);
  });
  return found;
}

function signatureIn(masked: string, lines: readonly Span[], index: number): Span | undefined {
  const { start, end } = lines[index]!;
  const written = masked.slice(start, end);
  if (opensClosing(written)) {
    const inline = /^(?<closing>[\p{L} ]{2,30}?)[,!.–—-]+ +(?<name>\p{Lu}.*)$/u.exec(written)?.groups;
    if (inline && isClosing(inline.closing!)) return nameIn(masked, end - inline.name!.length, end, 'signed');
  }
  const above = lines[index - 1];
  if (
    above &&
    above.end - above.start <= LONGEST &&
    isClosing(masked.slice(above.start, above.end).replace(/[,!.]+$/, ''))
  )
    return nameIn(masked, start, end, 'signed');
  if (index < lines.length - 3) return undefined;
  const dash = /^(?:[–—~/]|-{1,2})\s*(?=\p{Lu})/u.exec(written);
  if (dash) return nameIn(masked, start + dash[0].length, end, 'last');
  return index === lines.length - 1 && index > 0 ? nameIn(masked, start, end, 'last') : undefined;
}

/** A name behind the last sentence of a line: “… on Friday. – Ana”. */
function behindProse(masked: string, { start, end }: Span): Span | undefined {
  const written = masked.slice(Math.max(start, end - LONGEST), end);
  if (!/[–—~-]/.test(written)) return undefined;
  const name = /[.!?]\s+(?:[–—~]|-{1,2})\s*(\p{Lu}[\p{L}'’-]+(?: \p{Lu}\.?)?)$/u.exec(written)?.[1];
  return name ? nameIn(masked, end - name.length, end, 'last') : undefined;
}

const FIRST_WORD = /^\p{L}+/u;
const FIRST_LETTERS = new Set(Array.from(CLOSINGS, (word) => word[0]!));
const opensClosing = (line: string): boolean =>
  FIRST_LETTERS.has(line.slice(0, 1).toLowerCase()) &&
  CLOSINGS.has(FIRST_WORD.exec(line)?.[0].toLowerCase() ?? '');

/** The name that a signature begins with, before the role or company behind it. */
function nameIn(masked: string, start: number, end: number, place: 'signed' | 'last'): Span | undefined {
  const written = masked.slice(start, end).split(/\s*(?:[,|·•(:]|\s[–—-]\s|\bfrom\b|\bat\b|\n)/u)[0]!;
  const name = written
    .replace(/(?:\s+[xX]+|[\s!.]*\p{Extended_Pictographic}.*|[\s!]+)$/u, '')
    .replace(/(?<=\p{L}{2})\.$/u, '');
  return isSignature(name, place) ? { start, end: start + name.length } : undefined;
}

function isSignature(name: string, place: 'signed' | 'last'): boolean {
  const words = name.split(' ').filter((word, i) => i === 0 || !PARTICLES.has(word));
  if (words.length > MOST_WORDS || name.length < 2 || !words.every((word) => NAME.test(word))) return false;
  const plainWords = words.map((word) => plain(word.replace(/\.$/, '')));
  if (plainWords.some((word) => COMPANIES.has(word))) return false;
  if (/^\p{Lu}{2,4}$/u.test(name)) return false;
  if (TITLES.has(plainWords[0]!)) return words.length > 1;
  if (words.length === 1) return place === 'signed' ? isFirstName(name) : isClearName(name);
  if (isFirstName(words[0]!))
    return words.slice(1).every((word) => /^\p{Lu}\.?$/u.test(word) || isFirstName(word) || mayBeName(word));
  if (/^\p{Lu}\.$/u.test(words[0]!)) return mayBeName(words.at(-1)!);
  return false;
}

function isClosing(text: string): boolean {
  if (!opensClosing(text)) return false;
  const words = text.toLowerCase().match(WORDS) ?? [];
  return words.length > 0 && words.length < 6 && words.every((word) => CLOSINGS.has(word.replace(/\.$/, '')));
}

/** The lines with something in them, without the space around. */
function linesOf(text: string): Span[] {
  const lines: Span[] = [];
  for (let at = 0; at < text.length; ) {
    const stop = text.indexOf('\n', at);
    let end = stop < 0 ? text.length : stop;
    const next = end + 1;
    while (at < end && isSpace(text.charCodeAt(at))) at++;
    while (end > at && isSpace(text.charCodeAt(end - 1))) end--;
    if (end > at) lines.push({ start: at, end });
    at = next;
  }
  return lines;
}

const isSpace = (unit: number): boolean => unit === 32 || unit === 9 || unit === 13 || unit === 160;
