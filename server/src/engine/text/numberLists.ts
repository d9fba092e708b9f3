/** Lists of numbers in two flat arrays: list `n` is what `values` holds from `starts[n]` up to `starts[n + 1]`. */
export interface NumberLists {
  readonly starts: ArrayLike<number>;
  readonly values: ArrayLike<number>;
}

export function numberLists(lists: readonly (readonly number[])[]): NumberLists {
  const starts = [0];
  for (const list of lists) starts.push(starts.at(-1)! + list.length);
  return { starts, values: lists.flat() };
}

/** The numbers of `first`, then those of `second`; `change` says what becomes of a number of `second`, by its place. */
export function joinNumbers(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  change: (value: number, place: number) => number,
): Int32Array {
  const joined = new Int32Array(first.length + second.length);
  joined.set(first);
  for (let i = 0; i < second.length; i++) joined[first.length + i] = change(second[i]!, i);
  return joined;
}

/** The lists of `first`, then those of `second`; `change` says what becomes of a value of `second`, by its place. */
export function joinLists(
  first: NumberLists,
  second: NumberLists,
  change: (value: number, place: number) => number,
): NumberLists {
  const { length } = first.values;
  const starts = new Int32Array(first.starts.length + second.starts.length - 1);
  starts.set(first.starts);
  for (let i = 1; i < second.starts.length; i++)
    starts[first.starts.length + i - 1] = length + second.starts[i]!;
  return { starts, values: joinNumbers(first.values, second.values, change) };
}
