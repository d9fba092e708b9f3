// Scores the engine on labelled replies: npm run score -- [FILE.jsonl] [--misses NAME]
// `--misses hedging` also prints what was missed and what was marked wrongly.
import { parseArgs } from 'node:util';
import { readLabelled, score } from './scoring.ts';
import { scoreTables } from './tables.ts';

const { values, positionals } = parseArgs({
  options: { misses: { type: 'string' } },
  allowPositionals: true,
});
const { rows, differences } = score(readLabelled(positionals[0] ?? 'tests/benchmark/challenge.jsonl'));
console.log(scoreTables(rows));
for (const { what, how, reply, words } of differences)
  if (what === values.misses) console.log(`${how} ${reply}: ${words}`);
