import type { Slot } from './slots.ts';

/** Stands for each unit of a slot, of code, of a link; a run of one of them is one token. */
export const SLOT_CHAR = '\uE000';
export const CODE_CHAR = '\uE001';
export const LINK_CHAR = '\uE002';
/** Stands for markup that joins what it parts, such as `<b>` inside a word: tokens skip it. */
export const JOIN_CHAR = '\u2060';
/** Stands for each unit of a quoted block, somebody else's words, and of a style sheet: no tokens at all. */
const BLANK = ' ';

// Names of hosts and mailboxes have their greatest lengths, which also keeps the search linear.
const MARKUP = new RegExp(
  [
    String.raw`(?<fence>^[ \t]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?(?<ticks>\`{3,}|~{3,})[^\`\n]*\n[\s\S]*?^[ \t]*\k<ticks>[\`~]*[ \t]*$)`,
    String.raw`(?<jira>\{(?<macro>code|noformat)(?::[^}\n]*)?\}[\s\S]*?\{\k<macro>\})`,
    String.raw`(?<element><(?<name>pre|code|kbd|samp|tt)\b[^<>]{0,300}>(?:(?!<\k<name>\b)[\s\S])*?</\k<name>\s*>)`,
    String.raw`(?<bbcode>\[(?<bb>code|pre)(?:=[^\]\n]{0,80})?\](?:(?!\[\k<bb>[\]=])[\s\S])*?\[/\k<bb>\])`,
    String.raw`(?<code>\`{1,3}[^\`\n]+\`{1,3})`,
    String.raw`(?<block><(?<gone>blockquote|style|script)\b[^<>]{0,300}>(?:(?!<\k<gone>\b)[\s\S])*?</\k<gone>\s*>|\{quote\}[\s\S]*?\{quote\}|\[quote(?:=[^\]\n]{0,80})?\](?:(?!\[quote[\]=])[\s\S])*?\[/quote\])`,
    String.raw`(?<quoted>^[ \t]*>[^\n]*$)`,
    String.raw`(?<quote></?q(?:\s[^<>\n]{0,300})?>)`,
    String.raw`(?<image>!\[[^[\]\n]*\]\((?:(?!\]\()[^)\s])*\))`,
    String.raw`(?<target>\]\((?:(?!\]\()[^)\s])*(?:\s+"[^"\n]*")?\))`,
    String.raw`(?<jiralink>\|(?:https?:|mailto:)[^\]\s]*\])`,
    String.raw`(?<tag></?[A-Za-z][^<>\n]{0,300}>|\{(?:color|quote|panel)(?::[^}\n]*)?\}|\[/?(?:b|i|u|url|quote|code|list|\*)(?:=[^\]\n]*)?\])`,
    String.raw`(?<url>(?:https?://|www\.)[^\s<>"'“”\])]+|\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}\.(?:com|org|net|io|gov|edu|co\.uk|app|dev|help|info)(?:/[^\s<>"'“”\])]*)?(?![\w@-]))`,
    String.raw`(?<mail>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)`,
    String.raw`(?<handle>(?<![\w/])@[A-Za-z_][\w-]{1,40})`,
    String.raw`(?<hashtag>(?<![\w&/])#(?:[A-Za-z]\w*|\d+))`,
    String.raw`(?<entity>&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,6});)`,
  ].join('|'),
  'gim',
);
const MAY_HOLD_MARKUP = /[`~{\]<>@#&]|\|(?:https?|mailto):|https?:\/\/|www\.|\.[a-z]/i;
const BLOCK_TAG = /^<\/?(?:p|div|br|li|ul|ol|h[1-6]|tr|td|table|blockquote|hr)\b/i;
const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&#x27;': "'",
  '&rsquo;': "'",
  '&lsquo;': "'",
  '&ldquo;': '"',
  '&rdquo;': '"',
  '&nbsp;': ' ',
  '&hellip;': '…',
  '&mdash;': '—',
  '&ndash;': '–',
};

/**
 * A copy of `text` of the same length in which slots, code, links and markup are replaced by marker characters, so that what
 * is left to read is the agent's own prose at its own offsets.
 */
export function maskMarkup(text: string, slots: readonly Slot[], format: 'text' | 'html'): string {
  let masked = maskSlots(text, slots);
  if (!MAY_HOLD_MARKUP.test(masked)) return masked;
  masked = masked.replace(MARKUP, (found, ...rest) => {
    const groups = rest.at(-1) as Record<string, string | undefined>;
    if (groups.fence ?? groups.jira ?? groups.element ?? groups.bbcode ?? groups.code)
      return CODE_CHAR.repeat(found.length);
    if (groups.block) return `\n${BLANK.repeat(found.length - 2)}\n`;
    if (groups.quote) return `${found[1] === '/' ? '”' : '“'}${JOIN_CHAR.repeat(found.length - 1)}`;
    if (groups.quoted) return format === 'text' ? BLANK.repeat(found.length) : found;
    if (groups.image) return LINK_CHAR.repeat(found.length);
    if (groups.target || groups.jiralink) return JOIN_CHAR.repeat(found.length);
    if (groups.tag) return maskTag(found);
    if (groups.entity) return maskEntity(found);
    if (groups.url) return maskUrl(found);
    return LINK_CHAR.repeat(found.length);
  });
  return masked;
}

function maskSlots(text: string, slots: readonly Slot[]): string {
  if (slots.length === 0) return text;
  let masked = '';
  let at = 0;
  let closing = 0;
  for (const [i, slot] of slots.entries()) {
    if (slot.start < at) continue;
    masked += text.slice(at, slot.start);
    at = slot.end;
    if (isComment(slot)) {
      while (closing < slots.length && (closing <= i || !isEndOfComment(slots[closing]!))) closing++;
      at = slots[closing]?.end ?? slot.end;
    }
    masked += slot.type === 'tag' ? maskLogic(slot, at) : SLOT_CHAR.repeat(at - slot.start);
  }
  return masked + text.slice(at);
}

/** Nobody is sent what stands from one to the other. */
const isComment = ({ type, name }: Slot): boolean => type === 'tag' && /^-?\s*comment\b/.test(name);
const isEndOfComment = ({ type, name }: Slot): boolean => type === 'tag' && /^-?\s*endcomment\b/.test(name);

/** Two branches are never sent together, so their words don't touch. */
function maskLogic({ name, start }: Slot, end: number): string {
  const parts = /^-?\s*(?:else|elsif|when|comment)\b/.test(name);
  return JOIN_CHAR.repeat(end - start - 1) + (parts ? BLANK : JOIN_CHAR);
}

function maskTag(tag: string): string {
  if (/^<(?:https?:|mailto:)/i.test(tag)) return LINK_CHAR.repeat(tag.length);
  if (!BLOCK_TAG.test(tag)) return JOIN_CHAR.repeat(tag.length);
  // A paragraph's end, not a line that somebody wrapped.
  return `${JOIN_CHAR.repeat(tag.length - 2)}\n\n`;
}

function maskEntity(entity: string): string {
  const character = ENTITIES[entity.toLowerCase()] ?? CODE_CHAR;
  return character + JOIN_CHAR.repeat(entity.length - 1);
}

function maskUrl(url: string): string {
  const tail = /[.,;:!?]+$/.exec(url)?.[0] ?? '';
  return LINK_CHAR.repeat(url.length - tail.length) + tail;
}
