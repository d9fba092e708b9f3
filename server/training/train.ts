// Makes the reader's weights from the labelled replies in this folder: npm run train
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { LABELS } from '../src/engine/reader/model.ts';
import { KINDS } from '../src/engine/vocabulary.ts';
import { type AlignedReply, align } from './corpus.ts';
import { kindExample, sentenceExamples } from './examples.ts';
import { Logistic, OPTIONS } from './logistic.ts';
import { pack } from './pack.ts';
import { ReaderModel } from './readerModel.ts';
import { readTrainingText, trainingFiles } from './trainingText.ts';

const READER = 'server/src/engine/reader';

const files = trainingFiles();
const replies = files.flatMap(readTrainingText).map(align);
const sentences = replies.flatMap(sentenceExamples);
console.log(`${replies.length} replies, ${sentences.length} sentences`);

const { linear, net } = new ReaderModel(sentences);
write('weights.bin', pack(linear, LABELS.length, net));
const kinds = new Logistic({ ...OPTIONS, epochs: 16, labels: KINDS.length, sparsity: () => 2.5 });
kinds.train(replies.filter(tellsKind).map(kindExample));
write('kinds.bin', pack(kinds, KINDS.length));

const hash = createHash('sha256');
for (const path of files) hash.update(readFileSync(path));
writeFileSync(`${READER}/weights.json`, `${JSON.stringify({ input: hash.digest('hex') }, null, 2)}\n`);

/** A sentence by itself that is of no kind in particular was written for its step or its fault. */
function tellsKind({ reply }: AlignedReply): boolean {
  return reply.kind !== 'other' || reply.sentences.length > 1;
}

function write(name: string, bytes: Uint8Array): void {
  writeFileSync(`${READER}/${name}`, bytes);
  console.log(`${name}: ${(bytes.length / 1000).toFixed(0)} kB`);
}
