import type { Compiled, Use } from './builtIn.ts';

const ROLES: readonly Use['role'][] = ['find', 'leave', 'leave-near', 'only-near', 'allow'];
/** How many numbers a step, a move and a pattern are. */
const WIDTHS = [3, 2, 3];
const IS_BIG_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 0;

/** Compiled phrases as bytes, which are read quicker than JSON: a line of atoms, then numbers, the lowest of their bytes first. */
export function pack({ automaton, uses }: Compiled): Uint8Array {
  const { atoms, steps, moves, patterns, states } = automaton;
  const numbers = [
    states,
    ...[steps, moves, patterns].flatMap((list, i) => [list.length / WIDTHS[i]!, ...Array.from(list)]),
    ...uses.flatMap(({ role, entry }) => [ROLES.indexOf(role), entry]),
  ];
  const size = numbers.some((number) => number > 0xffff) ? 4 : 2;
  const text = atoms.map((atom) => (typeof atom === 'string' ? atom : atom.join(' '))).join('\t');
  const head = new TextEncoder().encode(`${size}\t${text}\n`);
  const bytes = new Uint8Array(head.length + numbers.length * size);
  bytes.set(head);
  numbers.forEach((number, i) => {
    for (let byte = 0; byte < size; byte++) bytes[head.length + i * size + byte] = number >>> (8 * byte);
  });
  return bytes;
}

/** What `pack` packed. */
export function unpack(bytes: Uint8Array): Compiled {
  const end = bytes.indexOf(10);
  const [size, ...atoms] = new TextDecoder().decode(bytes.subarray(0, end)).split('\t');
  const numbers = numbersOf(new Uint8Array(bytes.subarray(end + 1)), Number(size));
  let at = 1;
  const list = (length: number) => {
    at += length;
    return numbers.subarray(at - length, at);
  };
  const [steps, moves, patterns] = WIDTHS.map((width) => list(numbers[at++]! * width));
  const uses: Use[] = [];
  for (; at < numbers.length; at += 2) uses.push({ role: ROLES[numbers[at]!]!, entry: numbers[at + 1]! });
  return {
    automaton: {
      atoms: atoms.map((atom) => (atom.includes(' ') ? atom.split(' ') : atom)),
      steps: steps!,
      moves: moves!,
      patterns: patterns!,
      states: numbers[0]!,
    },
    uses,
  };
}

function numbersOf(bytes: Uint8Array, size: number): Uint16Array | Uint32Array {
  if (IS_BIG_ENDIAN) for (let i = 0; i < bytes.length; i += size) bytes.subarray(i, i + size).reverse();
  return size === 2 ? new Uint16Array(bytes.buffer) : new Uint32Array(bytes.buffer);
}
