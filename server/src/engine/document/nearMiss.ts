/** The word among `known` that was probably meant, or undefined. Case, plural, `_`, `-` and spaces don't count. */
export function nearMiss(word: string, known: readonly string[]): string | undefined {
  const plain = simplify(word);
  const same = known.find((one) => simplify(one) === plain);
  if (same !== undefined) return same;
  if (plain.length > 30) return undefined;
  const most = plain.length < 4 ? 0 : plain.length < 6 ? 1 : 2;
  let best: string | undefined;
  let least = most + 1;
  for (const one of known) {
    const steps = distance(plain, simplify(one), least);
    if (steps < least) {
      least = steps;
      best = one;
    }
  }
  return best;
}

function simplify(word: string): string {
  return word
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[\s_-]+/g, '')
    .replace(/s$/, '');
}

/** Letters to add, drop, change or swap with a neighbour; `limit` where it is that or more. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let steps = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        steps = Math.min(steps, before[j - 2]! + 1);
      row.push(steps);
    }
    before = last;
    last = row;
  }
  return Math.min(last[b.length]!, limit);
}
