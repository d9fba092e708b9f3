import { expect, test } from 'vitest';
import { FeatureList } from '../../server/src/engine/reader/featureSink.ts';
import { sentenceFeatures } from '../../server/src/engine/reader/features.ts';
import { replyFeatures } from '../../server/src/engine/reader/replyFeatures.ts';
import { readProse } from '../../server/src/engine/text/prose.ts';

test('how a message is read does not hang on the words that were read before it', () => {
  const messages = Array.from({ length: 9000 }, (_, i) => `It stopped. ${nameOf(i)} came back.`);
  const inOneGo = messages.map(ofFirstSentence);
  expect(messages.map(ofFirstSentence)).toEqual(inOneGo);

  const replies = Array.from({ length: 9000 }, (_, i) => `Dear ${nameOf(i + 9000)}`);
  const unheard = replies.map(ofReply);
  expect(replies.map(ofReply)).toEqual(unheard);
});

/** A word that nothing else is called. */
const nameOf = (i: number) => `zq${[...String(i)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`;

function ofFirstSentence(text: string): number[] {
  const list = new FeatureList();
  sentenceFeatures(readProse(text), 0, list);
  return list.ids;
}

function ofReply(text: string): number[] {
  const list = new FeatureList();
  replyFeatures(readProse(text), [['greeting']], list);
  return list.ids;
}
