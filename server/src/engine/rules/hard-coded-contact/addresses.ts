import type { Span } from '../../span.ts';
import type { Prose } from '../../text/prose.ts';
import { isEveryday } from '../shouting/lists.ts';
import { isFirstName, MAILBOXES, OTHER_NUMBERS, OWN_LINES, PUBLIC_LINES } from './lists.ts';

const MAIL = /[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g;
const PLACEHOLDER_DOMAIN =
  /@(?:example\.(?:com|org|net)|domain\.|email\.|mail\.com|yourdomain|company\.com|yourcompany)/i;
const PHONE =
  /(?<![\w.,/#-])(?:\+\d{1,3}[ .-]?(?:\(0?\d{1,4}\)[ .-]?)?\d{1,4}(?:[ .-]?\d{2,5}){1,4}|\(0?\d{2,5}\)[ .-]?\d{3,4}[ .-]?\d{3,4}|0\d{1,4}[ .-]\d{2,4}(?:[ .-]\d{2,5}){1,3}|0[1-9]\d{2,3}[ -]?\d{6,8}|0[1-9]\d{8,9}|\d{3}[ .-]\d{3}[ .-]\d{4}|\d{3}-\d{4}|\d{5} \d{5}|\d{3,4} \d{3,4})(?![\w/]|[.,-]\d)/g;
const EXTENSION = /(?<!\w)(?:ext(?:n|ension)?\.?)(?: is| number)?[ :#]{0,2}\d{3,5}(?!\w)/gi;
const MAY_HOLD_NUMBER = /\d[\d ().-]{5}|\bext/i;
/** Free, shared-cost and short numbers: nobody sits behind them in person. Read as they are written, spaces and all. */
const PUBLIC_PHONE =
  /^\(?(?:0800|0808|0500|03\d\d|08[47]\d|1[ -]?800|1300|1[ -]?8(?:00|33|44|55|66|77|88)\b|8(?:00|33|44|55|66|77|88)\b|\+1[ .-]?8(?:00|33|44|55|66|77|88)|\+44[ .-]?(?:80[08]|3\d\d)|\+61[ .-]?(?:1800|1300)|1860)/;
const MOBILE = /^(?:07\d{9}|\+447\d|04\d{8}$|\+614\d|\+491[567]|06\d{8}$|\+33[67]|\+316|\+353?8\d)/;
/** With their code apart, as 0170 1234567: run together, and in groups of three, British towns have the same digits. */
const GERMAN_MOBILE = /^01(?:5\d{1,2}|6[023]|7\d)[ /-]\d{7,8}$/;

/** The e-mail addresses in the text that belong to one person. */
export function personalMails({ text, slots }: Prose): Span[] {
  if (!text.includes('@')) return [];
  return spansOf(text, MAIL).filter(
    (span) =>
      !slots.some((slot) => slot.start < span.end && span.start < slot.end) &&
      isPersonal(text.slice(span.start, span.end)),
  );
}

function isPersonal(address: string): boolean {
  if (PLACEHOLDER_DOMAIN.test(address)) return false;
  const local = address.slice(0, address.indexOf('@')).toLowerCase().replace(/\+.*/, '');
  const parts = local.split(/[._-]/).filter(Boolean);
  if (
    MAILBOXES.has(local) ||
    parts.length === 0 ||
    parts.some((part) => MAILBOXES.has(part) && !isFirstName(part))
  )
    return false;
  if (parts.length > 1)
    return (
      parts.every((part) => /^\p{L}+\d{0,4}$/u.test(part)) &&
      parts.length < 4 &&
      parts.some((part) => isFirstName(part) || part.length < 3 || !isEveryday(part)) &&
      !parts.some((part) => part.length > 3 && isEveryday(part) && !isFirstName(part))
    );
  if (isFirstName(local)) return true;
  // “dfitch”, “gpryce”: an initial and a surname. A word, or a word that names a desk, is a shared mailbox.
  return (
    /^[a-z]{3,14}\d{0,3}$/.test(local) &&
    !isEveryday(local) &&
    !/support|help|service|info|team|care|sales|desk|office|mail|reply|admin|customer|client|shop|store|contact|book|order/.test(
      local,
    )
  );
}

/** The telephone numbers and extensions in the text that reach one person. */
export function directNumbers(prose: Prose): Span[] {
  const { masked } = prose;
  if (!MAY_HOLD_NUMBER.test(masked)) return [];
  const phones = spansOf(masked, PHONE).filter((span) => isDirect(masked, span));
  const extensions = spansOf(masked, EXTENSION);
  return [...phones, ...extensions];
}

function isDirect(masked: string, { start, end }: Span): boolean {
  const written = masked.slice(start, end);
  const digits = written.replace(/[^\d+]/g, '');
  if (digits.length < 7 || PUBLIC_PHONE.test(written)) return false;
  const before = lineBefore(masked, start);
  const near = (before.toLowerCase().match(/[\p{L}\d/'-]+/gu) ?? []).slice(-7);
  const ofPerson = isNamed(before);
  if (!ofPerson && (near.slice(-4).some((word) => OTHER_NUMBERS.has(word)) || /[#№]\s*$/.test(before)))
    return false;
  const isMobile = MOBILE.test(digits) || GERMAN_MOBILE.test(written);
  const own = ofPerson || near.some((word) => OWN_LINES.has(word)) || isMobile;
  if (own) return true;
  if (digits.length < 10 && !TELEPHONE.test(near.slice(-4).join(' '))) return false;
  const after = masked
    .slice(end, end + 60)
    .split('\n')[0]!
    .toLowerCase();
  if (
    near.some((word) => PUBLIC_LINES.has(word)) ||
    /^[^.]{0,30}\b(?:24|mon|9|weekdays|free|helpline|lines)\b/.test(after)
  )
    return false;
  return !/\b(?:us|our)\b/.test(near.slice(-4).join(' '));
}

const TELEPHONE =
  /\b(?:call|ring|phone|tel|telephone|cell|mobile|text|whatsapp|dial|direct|line|at|on|fax)\b/i;

/** Whether a person is named just before the number: “Melissa at 555-0162”, “page Lorraine Petrowski on”. */
const isNamed = (before: string): boolean =>
  (before.match(/[\p{L}'’@.-]+/gu) ?? [])
    .slice(-7)
    .some((word) => /^\p{Lu}\p{Ll}/u.test(word) && isFirstName(word.replace(/['’]s$/, '')));

function lineBefore(text: string, start: number): string {
  const line = text.slice(Math.max(0, start - 120), start);
  return line.slice(line.lastIndexOf('\n') + 1);
}

function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
}
