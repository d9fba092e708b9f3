// Makes the reader's weights from the labelled replies in this folder: npm run train
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { FEATURE_BITS, FeatureBuffer, sentenceFeatures } from '../src/engine/reader/features.ts';
import { LABELS } from '../src/engine/reader/model.ts';
import { FLAGS, STEPS } from '../src/engine/vocabulary.ts';
import { type AlignedReply, align, readTrainingText } from './corpus.ts';
import { type Example, Logistic } from './logistic.ts';
import { pack } from './pack.ts';

const FOLDER = 'server/training';
const READER = 'server/src/engine/reader';

export function trainingFiles(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => `${FOLDER}/${name}`);
}

export function examplesOf({ reply, prose, gold }: AlignedReply): Example[] {
  const buffer = new FeatureBuffer();
  return prose.sentences.map((sentence, i) => {
    buffer.clear();
    sentenceFeatures(prose, i, buffer);
    const labels = new Int8Array(LABELS.length);
    for (const g of gold[i]!) {
      const truth = reply.sentences[g]!;
      for (const step of truth.steps) labels[STEPS.indexOf(step)] = 1;
      for (const flag of truth.flags) {
        if (truth.start + flag.start >= sentence.end || truth.start + flag.end <= sentence.start) continue;
        const k = STEPS.length + FLAGS.indexOf(flag.flag);
        if (!flag.unsure) labels[k] = 1;
        else if (labels[k] !== 1) labels[k] = -1;
      }
    }
    return { features: Int32Array.from(new Set(buffer.ids.subarray(0, buffer.count))), labels };
  });
}

const files = trainingFiles();
const replies = files.flatMap(readTrainingText);
const examples = replies.map(align).flatMap(examplesOf);
console.log(`${replies.length} replies, ${examples.length} sentences`);
const model = new Logistic({ labels: LABELS.length, size: 1 << FEATURE_BITS, epochs: 10, rate: 0.3, decay: 1e-5, minimum: 2 });
model.train(examples);
const bytes = pack(model, LABELS.length, 0.4);
writeFileSync(`${READER}/weights.bin`, bytes);
const hash = createHash('sha256');
for (const file of files) hash.update(readFileSync(file));
writeFileSync(`${READER}/weights.json`, `${JSON.stringify({ input: hash.digest('hex') }, null, 2)}\n`);
console.log(`${(bytes.length / 1000).toFixed(0)} kB of weights`);
