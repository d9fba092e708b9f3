/** Texts under such a key are about something, or are run; nobody sends them to a customer. */
const NOT_SENT = new Set(
  'description summary help documentation docs notes run script command if prompt instructions system code example'.split(
    ' ',
  ),
);
const ADDRESSES = /\b(?:you|your|yours|we|we['’]\w+|I|I['’]\w+|our|please|thanks?|sorry|hello|hi|dear)\b/i;
const MOST_LEVELS = 30;

/** Whether a text could be a reply to a customer: some words, a sentence's end, somebody who is spoken to. */
export function looksLikeReply(text: string): boolean {
  if (text.split(/\s+/).length < 6 || !/[.!?…]/.test(text) || !ADDRESSES.test(text)) return false;
  const letters = text.match(/[\p{L}\s,.!?'’]/gu)?.length ?? 0;
  return letters >= text.length * 0.75;
}

interface Tally {
  replies: number;
  texts: number;
}

/** Where texts stand in some data, as paths for `shapes:`; items of a list and like entries of a map under one path. */
export class TextPaths {
  private readonly tallies = new Map<string, Tally>();

  /** Adds one document. */
  add(data: unknown): void {
    for (const [path, tally] of talliesOf(data, 0)) addTo(this.tallies, path.replace(/^\./, ''), tally);
  }

  /** Paths of which at least this part of the texts look like replies, the fullest first, with how many there are. */
  byReplies(part: number): [path: string, count: number][] {
    return [...this.tallies]
      .filter(([path, { replies, texts }]) => path !== '' && replies > 0 && replies >= texts * part)
      .sort((a, b) => b[1].replies - a[1].replies)
      .map(([path, { replies }]) => [path, replies]);
  }

  /** Whether texts stand at this path, `least` of them. */
  has(path: string, least: number): boolean {
    return (this.tallies.get(path)?.texts ?? 0) >= least;
  }
}

type Tallies = Map<string, Tally>;

function talliesOf(data: unknown, level: number): Tallies {
  if (typeof data === 'string') return new Map([['', { replies: looksLikeReply(data) ? 1 : 0, texts: 1 }]]);
  const all: Tallies = new Map();
  if (level > MOST_LEVELS || typeof data !== 'object' || data === null) return all;
  if (Array.isArray(data)) {
    for (const item of data)
      for (const [path, one] of talliesOf(item, level + 1)) addTo(all, `[*]${path}`, one);
    return all;
  }
  const entries = Object.entries(data).filter(([key]) => !NOT_SENT.has(key.toLowerCase()));
  const inside = entries.map(([key, value]) => [key, talliesOf(value, level + 1)] as const);
  const shared = sharedPaths(inside.map(([, one]) => one));
  for (const [key, one] of inside)
    for (const [path, count] of one) addTo(all, `.${shared.has(path) ? '*' : written(key)}${path}`, count);
  return all;
}

/** Paths below a map's keys that so many of them have that the keys are names: `late`, `refund`, … */
function sharedPaths(inside: readonly Tallies[]): Set<string> {
  const counts = new Map<string, number>();
  for (const one of inside)
    for (const [path, { replies }] of one)
      if (path !== '' || replies > 0) counts.set(path, (counts.get(path) ?? 0) + 1);
  const shared = [...counts].filter(
    ([path, count]) => count >= (path === '' ? 3 : 2) && count >= inside.length * 0.75,
  );
  return new Set(shared.map(([path]) => path));
}

function addTo(all: Tallies, path: string, { replies, texts }: Tally): void {
  const known = all.get(path);
  if (known) {
    known.replies += replies;
    known.texts += texts;
  } else all.set(path, { replies, texts });
}

/** A key as a path has it. */
const written = (key: string): string =>
  /^[^.[\]"'*\s\\]+$/.test(key) ? key : `"${key.replace(/["\\]/g, '\\$&')}"`;
