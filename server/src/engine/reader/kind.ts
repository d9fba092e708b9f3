import type { Prose } from '../text/prose.ts';
import type { Kind, Step } from '../vocabulary.ts';
import type { SentenceReading } from './reader.ts';

/** What a macro without `kind:` is for, judged by the steps that it takes; `other` where that is not clear. */
export function inferKind(_prose: Prose, sentences: readonly SentenceReading[]): Kind {
  const count = (step: Step) => sentences.filter(({ steps }) => steps.includes(step)).length;
  const total = sentences.length;
  if (total === 0) return 'other';
  if (count('refusal') > 0 && (count('recap') > 0 || count('empathy') > 0)) return 'bad-news';
  if (count('apology') + count('empathy') > 0 && count('recap') + count('solution') > 0) return 'complaint';
  if (count('escalation') > 0) return 'escalation';
  if (count('solution') >= Math.max(2, total * 0.4)) return 'how-to';
  if (count('hold') > 0 && total <= 4) return 'hold';
  if (count('question') > 0 && count('solution') === 0) return 'info-request';
  if (count('greeting') === total) return 'greeting';
  if (count('closing') >= total - 1) return 'closing';
  return 'other';
}

