// Times contenders against each other in one process.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export interface Contender {
  readonly name: string;
  run(): unknown;
}

/** A time in milliseconds, from any beginning. */
export type Clock = () => number;

/** What a person waits. */
export const wallClock: Clock = () => performance.now();

/** What this process computes, all its threads together: other programs on the machine hardly change it. */
export const processorTime: Clock = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Per contender its milliseconds in each round. */
export type Times = ReadonlyMap<string, readonly number[]>;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/**
 * Runs the contenders in turn, `rounds` times after one round that doesn't count, so that whatever else the machine does slows
 * them all. What one leaves behind is cleared away before the next.
 */
export async function alternate(
  contenders: readonly Contender[],
  rounds: number,
  clock: Clock,
): Promise<Times> {
  const times = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const { name, run } of contenders) {
      collectGarbage();
      const start = clock();
      await run();
      const time = clock() - start;
      if (round >= 0) times.get(name)!.push(time);
    }
  }
  return times;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The median over the rounds of how many times as long `a` took as `b`. */
export function ratio(times: Times, a: string, b: string): number {
  const others = times.get(b)!;
  return median(times.get(a)!.map((time, round) => time / others[round]!));
}

/** Median thousands of words a second. */
export function speed(times: Times, name: string, words: number): number {
  return words / median(times.get(name)!);
}
