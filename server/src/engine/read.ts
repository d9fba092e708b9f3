import type { Macro } from './document/macro.ts';
import { inferKind } from './reader/kind.ts';
import { labelledOnly, readSentences } from './reader/reader.ts';
import type { MacroReading, ReadKind } from './rules/reading.ts';
import type { Settings } from './settings.ts';
import { type Message, messagesOf } from './text/message.ts';
import { type Prose, readProse } from './text/prose.ts';
import type { Step } from './vocabulary.ts';

/** Reads every message of a macro: the main one first, then its variants. */
export function readMacro(macro: Macro, settings: Settings): MacroReading[] {
  let kind: ReadKind | undefined;
  return messagesOf(macro).map((message, index) => {
    const format = message.texts.some((text) => text.format === 'html') ? 'html' : 'text';
    const prose = readProse(message.text, format, settings.platform);
    const english = isEnglish(message.texts[0]?.locale ?? macro.locale);
    const labels = labelsOf(message, prose);
    const sentences = english ? readSentences(prose, labels) : labelledOnly(prose, labels);
    kind ??= kindOf(macro, settings) ?? {
      value: english ? inferKind(prose, sentences) : 'other',
      inferred: true,
    };
    return { macro, message, main: index === 0, english, prose, sentences, kind, settings };
  });
}

/** Whether a text is in the one language that the reader knows; it is, where its author names none. */
function isEnglish(locale: string | undefined): boolean {
  return locale === undefined || /^en(?:g|$|[-_])/i.test(locale);
}

function kindOf(macro: Macro, settings: Settings): ReadKind | undefined {
  const value = macro.kind?.value ?? settings.kind;
  return value && { value, inferred: false };
}

/** The author's own step for each sentence, where its text stands under `steps:`. */
function labelsOf(message: Message, prose: Prose): (Step | undefined)[] | undefined {
  if (!message.texts.some(({ step }) => step)) return undefined;
  return prose.sentences.map(({ start }) => message.texts[message.textAt(start)]!.step);
}
