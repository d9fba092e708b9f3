// Measures what the reader's training text and each kind of its features are worth: npm run experiments -- [LABELLED.jsonl…]
// All figures are F1 of the reader alone, without phrases. This takes some minutes.
import { nameOf, readMaterial } from './experiments/material.ts';
import { progress, runExperiments } from './experiments/run.ts';

const further = Object.fromEntries(process.argv.slice(2).map((path) => [nameOf(path), path]));
const { curve, ablations } = runExperiments(readMaterial(further), progress);
console.log(`${curve}\n\n${ablations}`);
