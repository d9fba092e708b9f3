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

/** Milliseconds for which a function runs before it is measured, and while it is. */
const WARM_UP = 2000;
const MEASURE = 500;

/** Whole programs in turn, by the clock: what a person waits. */
export function alternatePrograms(contenders: readonly Contender[], rounds: number): Promise<Times> {
  return alternate(contenders, rounds, async ({ run }) => {
    const start = performance.now();
    await run();
    return performance.now() - start;
  });
}

/**
 * Functions of this process in turn, by the time that the processor spends on all its threads: other programs on the machine
 * hardly change it. Each runs for a while before it is measured, for what the others do makes its code and data go cold.
 */
export function alternateWarm(contenders: readonly Contender[], rounds: number): Promise<Times> {
  return alternate(contenders, rounds, async ({ run }) => {
    collectGarbage();
    await repeat(run, WARM_UP);
    const start = process.cpuUsage();
    const runs = await repeat(run, MEASURE);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000 / runs;
  });
}

/** Runs it as often as fits, at least once. Returns how often that was. */
async function repeat(run: Contender['run'], milliseconds: number): Promise<number> {
  const start = performance.now();
  let runs = 0;
  do {
    await run();
    runs++;
  } while (performance.now() - start < milliseconds);
  return runs;
}

async function alternate(
  contenders: readonly Contender[],
  rounds: number,
  measure: (contender: Contender) => Promise<number>,
): Promise<Times> {
  const times = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const contender of contenders) times.get(contender.name)!.push(await measure(contender));
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
