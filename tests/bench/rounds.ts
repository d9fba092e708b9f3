// Times contenders against each other in one process.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export interface Contender {
  readonly name: string;
  run(): unknown;
}

/** Per contender its milliseconds in each round. */
export type Times = ReadonlyMap<string, readonly number[]>;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Milliseconds. */
const WARM_UP = 2000;

/** Whole programs in turn, by the clock: what a person waits. */
export function alternatePrograms(contenders: readonly Contender[], rounds: number): Promise<Times> {
  return alternate(contenders, rounds, () => performance.now());
}

/**
 * Functions of this process in turn, by the time that the processor spends on all its threads: other programs on the machine
 * hardly change it. Each runs for a while before it is measured, for what the others do makes its code and data go cold.
 */
export async function alternateWarm(contenders: readonly Contender[], rounds: number): Promise<Times> {
  const processorTime = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  };
  return alternate(contenders, rounds, processorTime, async (run) => {
    collectGarbage();
    const start = performance.now();
    while (performance.now() - start < WARM_UP) await run();
  });
}

async function alternate(
  contenders: readonly Contender[],
  rounds: number,
  clock: () => number,
  before: (run: Contender['run']) => unknown = () => {},
): Promise<Times> {
  const times = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  // The first round doesn't count.
  for (let round = 0; round <= rounds; round++) {
    for (const { name, run } of contenders) {
      await before(run);
      const start = clock();
      await run();
      if (round > 0) times.get(name)!.push(clock() - start);
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
