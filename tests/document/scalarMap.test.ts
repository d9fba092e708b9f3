import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { SourceScalar } from '../../server/src/engine/document/scalarMap.ts';

const RUNS = Number(process.env.MACROLINT_SCALARS ?? 20_000);

/** The scalar that a file holds at `reply:`, wherever the wrapping put it. */
function read(text: string): SourceScalar {
  const doc = parseDocument(text, { prettyErrors: false });
  if (doc.errors.length > 0) throw new Error(`${doc.errors[0]!.message}\n${text}`);
  let found: SourceScalar | undefined;
  const visit = (node: unknown, flow: boolean): void => {
    if (isMap(node)) {
      for (const pair of node.items) {
        const key = pair.key;
        const at = isScalar(key) ? key.range![0] : 0;
        if (isScalar(key) && key.value === 'reply' && isScalar(pair.value))
          found = new SourceScalar(text, pair.value, { parent: at, flow: flow || node.flow === true });
        else visit(pair.value, flow || node.flow === true);
      }
    } else if (isSeq(node)) for (const item of node.items) visit(item, flow || node.flow === true);
  };
  visit(doc.contents, false);
  if (!found) throw new Error(`no reply in ${text}`);
  return found;
}

const word = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[A-Za-z0-9]{1,6}$/) },
  fc.constantFrom(
    "it's",
    '"',
    "''",
    '\\',
    '#',
    'a#b',
    ':',
    'a:b',
    '👋🏽',
    '😀',
    'é',
    'e\u0301',
    '{{x}}',
    '[[y]]',
    '-',
    '%',
    '…',
    '\u2028',
  ),
);
const space = fc.constantFrom(' ', ' ', ' ', '  ', '\t', '');
const line = fc
  .array(fc.tuple(word, space), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.flat().join(''));
const eol = fc.constantFrom('\n', '\r\n');
const before = fc.constantFrom('', '# a comment\n', '# it\'s "here" | >\n', '\n', '\ufeff');

/** A place for a scalar: what stands before it, the indentation of its further lines, what stands after it. */
const place = fc.constantFrom(
  { head: 'reply:', indent: 0, tail: 'kind: other\n' },
  { head: 'title: x\nreply:', indent: 0, tail: '# the end\n' },
  { head: '- title: x\n  reply:', indent: 2, tail: '  kind: other\n- reply2: x\n' },
  { head: 'macros:\n- reply:', indent: 2, tail: '  kind: other\n' },
  { head: 'a:\n    b:\n        reply:', indent: 8, tail: '\n\n' },
  { head: 'reply: &anchor', indent: 0, tail: '' },
  { head: 'reply: !!str', indent: 0, tail: 'x: y' },
);

const block = fc
  .record({
    place,
    before,
    style: fc.constantFrom('|', '>'),
    chomp: fc.constantFrom('', '-', '+'),
    explicit: fc.boolean(),
    comment: fc.constantFrom('', ' # why', '  '),
    by: fc.integer({ min: 1, max: 6 }),
    lines: fc.array(
      fc.oneof(
        { weight: 5, arbitrary: line },
        { weight: 2, arbitrary: fc.constant('') },
        { weight: 1, arbitrary: line.map((text) => `  ${text}`) },
        { weight: 1, arbitrary: fc.constantFrom(' ', '   ', '\t', '# no comment', '---', '- x', 'a: b') },
      ),
      { maxLength: 8 },
    ),
    blanks: fc.integer({ min: 0, max: 3 }),
    eol,
  })
  .map(({ place, before, style, chomp, explicit, comment, by, lines, blanks, eol }) => {
    const indent = ' '.repeat(place.indent + by);
    const starts = lines.find((text) => text.trim() !== '') ?? '';
    const indicator = explicit || /^[ \t]/.test(starts) || /^\s/.test(lines[0] ?? '') ? String(by) : '';
    const body = lines.map((text) => (text === '' ? '' : indent + text)).join('\n');
    const text = `${before}${place.head} ${style}${indicator}${chomp}${comment}\n${body}${body ? '\n' : ''}${'\n'.repeat(blanks)}${place.tail}`;
    return text.replaceAll('\n', eol);
  });

const quoted = fc
  .record({
    place,
    before,
    style: fc.constantFrom('plain', 'single', 'double'),
    lines: fc.array(fc.oneof({ weight: 5, arbitrary: line }, { weight: 1, arbitrary: fc.constant('') }), {
      minLength: 1,
      maxLength: 5,
    }),
    escapes: fc.array(
      fc.constantFrom(
        '\\n',
        '\\t',
        '\\"',
        '\\\\',
        '\\u00e9',
        '\\U0001F600',
        '\\ud83d\\ude00',
        '\\x41',
        '\\ ',
        '\\/',
        '\\\n',
        '  \\\n   ',
        '\\N',
      ),
      { maxLength: 3 },
    ),
    by: fc.integer({ min: 1, max: 4 }),
    comment: fc.constantFrom('', ' # said', ' '),
    eol,
  })
  .map(({ place, before, style, lines, escapes, by, comment, eol }) => {
    const indent = ' '.repeat(place.indent + by);
    const clean = (text: string) => {
      if (style === 'single') return text.replaceAll("'", "''");
      if (style === 'double') return text.replace(/["\\]/g, '\\$&');
      return text.replace(/[#:"'\\[\]{}%\t-]/g, '').replace(/^\s+/, '');
    };
    const texts = lines.map(clean);
    if (style === 'double')
      escapes.forEach((written, i) => {
        texts[i % texts.length] += written.replaceAll('\n', `\n${indent}`);
      });
    if (style === 'plain') texts[0] = `Dear ${texts[0]}`;
    const quote = style === 'single' ? "'" : style === 'double' ? '"' : '';
    const body = texts.map((text, i) => (i > 0 && text !== '' ? indent + text : text)).join('\n');
    return `${before}${place.head} ${quote}${quote ? body : body.trimEnd()}${quote}${comment}\n${place.tail}`.replaceAll(
      '\n',
      eol,
    );
  });

const flow = fc
  .record({
    words: fc.array(fc.tuple(word, space), { minLength: 1, maxLength: 6 }),
    style: fc.constantFrom('single', 'double'),
  })
  .map(({ words, style }) => {
    const text = words.flat().join('');
    const written = style === 'single' ? `'${text.replaceAll("'", "''")}'` : JSON.stringify(text);
    return `{"title": 'x', "reply": ${written}, kind: other}\n`;
  });

/** A wrapping and a scalar that don't fit each other are no YAML; the rest is. */
const file = fc
  .oneof({ weight: 6, arbitrary: block }, { weight: 5, arbitrary: quoted }, { weight: 1, arbitrary: flow })
  .filter((text) => parseDocument(text, { prettyErrors: false }).errors.length === 0);

/** What may stand between two characters of a value: indentation, line breaks, escaped line breaks, and the chomped end. */
const LAYOUT = /^(?:[ \t\r\n]|\\\r?\n)*$/;

/** Whether a piece of the file is a way to write this one UTF-16 unit (or, for `\U…`, the pair that it belongs to). */
function denotes(source: string, char: string, value: string, i: number, scalar: SourceScalar): boolean {
  if (source === char) return true;
  const { style } = scalar;
  if (style === 'double' && source.startsWith('\\')) {
    const decoded = parseDocument(`"${source}"`).toJS();
    return decoded === char || decoded === value.slice(i, i + 2) || decoded === value.slice(i - 1, i + 1);
  }
  if (style === 'single' && source === "''") return char === "'";
  if (char === ' ' && style !== 'literal') return /^[ \t]*\r?\n[ \t]*$/.test(source);
  if (char === '\n') {
    const breaks = source.split('\n').length - 1;
    const atEnd = i === value.length - 1;
    return (breaks >= 1 || atEnd) && LAYOUT.test(source) && breaks <= (style === 'literal' ? 1 : 2);
  }
  return false;
}

test(`every character of ${RUNS} random scalars points at its own source`, () => {
  const styles = new Map<string, number>();
  fc.assert(
    fc.property(file, (text) => {
      const scalar = read(text);
      styles.set(scalar.style, (styles.get(scalar.style) ?? 0) + 1);
      const { value, span } = scalar;
      const runs = scalar.decode().runs;
      expect(runs?.value).toBe(value);
      let end = -1;
      let previous = { start: -1, end: -1 };
      for (let i = 0; i < value.length; i++) {
        const at = scalar.toFile(i, i + 1);
        const isPair = at.start === previous.start && at.end === previous.end && at.end > at.start;
        if (!isPair) {
          if (end >= 0 && at.start < end) throw new Error(`steps back at ${i} of ${JSON.stringify(value)}`);
          if (end >= 0 && !LAYOUT.test(text.slice(end, at.start)))
            throw new Error(`skips ${JSON.stringify(text.slice(end, at.start))}`);
        }
        if (at.start < span.start || at.end > span.end)
          throw new Error(`outside of the node: ${at.start}-${at.end}`);
        if (!denotes(text.slice(at.start, at.end), value[i]!, value, i, scalar))
          throw new Error(`${JSON.stringify(value[i])} at ${JSON.stringify(text.slice(at.start, at.end))}`);
        end = at.end;
        previous = at;
      }
      const all = scalar.toFile(0, value.length);
      if (value && (all.start !== scalar.toFile(0, 1).start || all.end !== end))
        throw new Error('the whole is not its parts');
    }),
    { numRuns: RUNS },
  );
  expect([...styles.keys()].sort()).toEqual(['double', 'folded', 'literal', 'plain', 'single']);
});

const replacement = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '',
      "I'm",
      'new words',
      ' ',
      '\n',
      '\n\n',
      'a\nb',
      'line\n',
      '\n  deep',
      ': ',
      ' #x',
      '"',
      "'",
      '\\',
      '{{x}}',
      '👋',
      '\t',
      '- ',
      '---',
    ),
  },
  { weight: 1, arbitrary: line },
);

test(`an edit of ${RUNS} random scalars reads back as wanted, and leaves the rest of the file alone`, () => {
  fc.assert(
    fc.property(file, fc.nat(), fc.nat(), replacement, (text, a, b, added) => {
      const scalar = read(text);
      const { value } = scalar;
      const start = a % (value.length + 1);
      const end = Math.min(value.length, start + (b % 12));
      const edit = scalar.edit(start, end, added);
      const edited = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
      const wanted = value.slice(0, start) + added + value.slice(end);
      if (read(edited).value !== wanted)
        throw new Error(`reads ${JSON.stringify(read(edited).value)}, not ${JSON.stringify(wanted)}`);
      const others = (source: string) =>
        JSON.stringify(parseDocument(source).toJS(), (key, held) => (key === 'reply' ? 0 : held));
      if (others(text) !== others(edited)) throw new Error(`changes the rest:\n${edited}`);
      if (text.includes('\r\n') && /[^\r]\n/.test(edited)) throw new Error('mixes line breaks');
    }),
    { numRuns: RUNS },
  );
});
