// What the reader may speak for or against: the phrases that are found, and the sentences that hold none.
import { defaultConfig } from '../src/engine/config.ts';
import { faultOdds, flagOdds, type SentenceReading } from '../src/engine/reader/reader.ts';
import { lexiconsFor } from '../src/engine/rules/lexicon.ts';
import { findPhrases } from '../src/engine/rules/phraseMarks.ts';
import { FLAGS, type Flag } from '../src/engine/vocabulary.ts';
import type { AlignedReply } from './corpus.ts';
import type { Judged } from './metrics.ts';

const SETTINGS = defaultConfig().settings;

export interface Read {
  readonly aligned: AlignedReply;
  readonly sentences: readonly SentenceReading[];
  /** Per sentence its clauses, as they are read by themselves. */
  readonly clauses: readonly (readonly SentenceReading[])[];
}

export interface Candidate extends Judged {
  readonly flag: Flag;
  readonly by: 'sure' | 'asked' | 'alone';
  /** For a sentence without a sure phrase: how likely the reader finds it where a phrase would have asked. */
  readonly askedOdds?: number;
}

/** Every phrase, and every sentence without one, for every flag. */
export function candidatesOf({ aligned, sentences, clauses }: Read): Candidate[] {
  const { prose, reply, gold } = aligned;
  const reading = {
    prose,
    sentences,
    settings: SETTINGS,
    main: true,
    kind: { value: 'other', inferred: false },
  } as never;
  const { marks, spared } = findPhrases(reading, lexiconsFor(SETTINGS), {
    ask: () => 0,
    alone: () => 2,
    taken: () => 0,
  });
  const candidates: Candidate[] = [];
  prose.sentences.forEach((sentence, i) => {
    const truths = gold[i]!.flatMap((g) =>
      reply.sentences[g]!.flags.map((flag) => ({
        ...flag,
        start: flag.start + reply.sentences[g]!.start,
        end: flag.end + reply.sentences[g]!.start,
      })),
    ).filter((flag) => flag.start < sentence.end && flag.end > sentence.start);
    for (const flag of FLAGS) {
      const odds = flagOdds(sentences[i]!, flag);
      const truth = truths.filter((one) => one.flag === flag);
      const here = marks.filter((mark) => mark.rule === flag && mark.sentenceIndex === i);
      for (const mark of here) {
        const touched = truth.filter((one) => one.start < mark.end && one.end > mark.start);
        if (touched.length > 0 && touched.every(({ unsure }) => unsure)) continue;
        candidates.push({ flag, by: mark.asked ? 'asked' : 'sure', odds, truth: touched.length > 0 });
      }
      if (
        here.some(({ asked }) => !asked) ||
        spared[i]!.has(flag) ||
        (truth.length > 0 && truth.every(({ unsure }) => unsure))
      )
        continue;
      candidates.push({
        flag,
        by: 'alone',
        odds: faultOdds(sentences[i]!, clauses[i]!, flag),
        truth: truth.length > 0,
        ...(here.length > 0 && { askedOdds: odds }),
      });
    }
  });
  return candidates;
}
