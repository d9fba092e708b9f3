import type { Compiled, Use } from './builtIn.ts';

const ROLES: readonly Use['role'][] = ['find', 'leave', 'leave-near', 'only-near', 'allow'];
const LINE_FEED = 10;
const IS_BIG_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 0;

/** Compiled phrases as bytes, which are read quicker than JSON: two lines of words, then lists of numbers, the lowest of their bytes first. */
export function pack({ automaton, uses }: Compiled): Uint8Array {
  const { words, prefixes, atomsOfWords, prefixAtoms, anyWord, atoms, states } = automaton;
  const { steps, moves, beginnings, patterns } = automaton;
  const lists = [
    [atoms, states],
    ...[atomsOfWords, steps, moves, beginnings].flatMap(({ starts, values }) => [starts, values]),
    prefixAtoms,
    anyWord,
    patterns,
    uses.flatMap(({ role, entry }) => [ROLES.indexOf(role), entry]),
  ];
  const numbers = lists.flatMap((list) => [list.length, ...Array.from(list)]);
  const size = numbers.some((number) => number > 0xffff) ? 4 : 2;
  const head = new TextEncoder().encode(`${size}\t${words.join('\t')}\n${prefixes.join('\t')}\n`);
  const bytes = new Uint8Array(head.length + numbers.length * size);
  bytes.set(head);
  numbers.forEach((number, i) => {
    for (let byte = 0; byte < size; byte++) bytes[head.length + i * size + byte] = number >>> (8 * byte);
  });
  return bytes;
}

/** What `pack` packed. */
export function unpack(bytes: Uint8Array): Compiled {
  const wordsEnd = bytes.indexOf(LINE_FEED);
  const prefixesEnd = bytes.indexOf(LINE_FEED, wordsEnd + 1);
  const decoder = new TextDecoder();
  const [size, ...words] = decoder.decode(bytes.subarray(0, wordsEnd)).split('\t');
  const prefixLine = decoder.decode(bytes.subarray(wordsEnd + 1, prefixesEnd));
  const prefixes = prefixLine === '' ? [] : prefixLine.split('\t');
  const numbers = numbersOf(new Uint8Array(bytes.subarray(prefixesEnd + 1)), Number(size));
  let at = 0;
  const list = () => {
    const start = at + 1;
    at = start + numbers[at]!;
    return numbers.subarray(start, at);
  };
  const lists = () => ({ starts: list(), values: list() });
  const [atoms, states] = list();
  const automaton = {
    words,
    prefixes,
    atoms: atoms!,
    states: states!,
    atomsOfWords: lists(),
    steps: lists(),
    moves: lists(),
    beginnings: lists(),
    prefixAtoms: list(),
    anyWord: list(),
    patterns: list(),
  };
  const roles = list();
  const uses: Use[] = [];
  for (let i = 0; i < roles.length; i += 2) uses.push({ role: ROLES[roles[i]!]!, entry: roles[i + 1]! });
  return { automaton, uses };
}

function numbersOf(bytes: Uint8Array, size: number): Uint16Array | Uint32Array {
  if (IS_BIG_ENDIAN) for (let i = 0; i < bytes.length; i += size) bytes.subarray(i, i + size).reverse();
  return size === 2 ? new Uint16Array(bytes.buffer) : new Uint32Array(bytes.buffer);
}
