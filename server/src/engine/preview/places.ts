import { leading } from '../leading.ts';
import type { Span } from '../span.ts';
import type { Message } from '../text/message.ts';

/**
 * Where a message stands in the file: triples of message offset, file offset and file length, in message order. A triple whose
 * file length is the distance to the next one is a verbatim copy; any other is one unit, such as a fold.
 */
export type Places = readonly number[];

/** The places of the first `length` characters of a message. Words behind an alias have those of its anchor. */
export function placesOf(message: Message, length: number): Places {
  const places: number[] = [];
  message.texts.forEach(({ scalar }, i) => {
    const base = message.startOf(i);
    const next = i + 1 < message.texts.length ? message.startOf(i + 1) : length;
    const size = Math.min(scalar.value.length, next - base, length - base);
    const add = (start: number, end: number) => {
      if (start >= end) return;
      const span = scalar.toFile(start, end);
      const isVerbatim = span.end - span.start === end - start;
      if (isVerbatim || end - start === 1) {
        places.push(base + start, span.start, span.end - span.start);
        return;
      }
      const middle = (start + end) >> 1;
      add(start, middle);
      add(middle, end);
    };
    for (let start = 0; start < size; ) {
      const newline = scalar.value.indexOf('\n', start);
      const end = newline < 0 || newline >= size ? size : newline;
      add(start, end);
      if (end < size) add(end, end + 1);
      start = end + 1;
    }
  });
  return places;
}

/** File span of the message’s `[start, end)`; undefined where none of it stands in the file. */
export function toFile(places: Places, start: number, end: number): Span | undefined {
  const first = indexAt(places, start);
  const last = indexAt(places, Math.max(start, end - 1));
  if (first < 0 || last < 0) return undefined;
  const from = places[first + 1]! + within(places, first, start);
  const to = isVerbatim(places, last)
    ? places[last + 1]! + within(places, last, end)
    : places[last + 1]! + places[last + 2]!;
  return { start: from, end: Math.max(from, to) };
}

/** Message span of the words at a file span; undefined where the message doesn’t stand there. */
export function fromFile(places: Places, span: Span): Span | undefined {
  let start: number | undefined;
  let end = 0;
  for (let i = 0; i < places.length; i += 3) {
    const [at, from, size] = [places[i]!, places[i + 1]!, places[i + 2]!];
    if (from + size <= span.start || from >= span.end) continue;
    const length = lengthAt(places, i);
    start ??= isVerbatim(places, i) ? at + Math.max(0, span.start - from) : at;
    end = isVerbatim(places, i) ? at + Math.min(length, span.end - from) : at + length;
  }
  return start === undefined ? undefined : { start, end };
}

/** Index of the triple that holds a message offset; -1 without any. */
function indexAt(places: Places, offset: number): number {
  const triples = places.length / 3;
  if (triples === 0) return -1;
  return 3 * Math.max(0, leading(triples, (i) => places[i * 3]! <= offset) - 1);
}

/** Characters of the message that a triple stands for; the joint behind a text belongs to none. */
function lengthAt(places: Places, i: number): number {
  const next = places[i + 3];
  const size = places[i + 2]!;
  return next === undefined ? size : Math.min(next - places[i]!, Math.max(size, 1));
}

function isVerbatim(places: Places, i: number): boolean {
  return lengthAt(places, i) === places[i + 2]!;
}

function within(places: Places, i: number, offset: number): number {
  return isVerbatim(places, i) ? Math.min(offset - places[i]!, places[i + 2]!) : 0;
}
