import acronyms from './acronyms.yaml';
import words from './words.yaml';

const wordsOf = (text: string): readonly string[] => text.split(/\s+/).filter(Boolean);
const { emphatic, common, handling, naming, labels } = words as Readonly<Record<string, string>>;

const ACRONYMS = new Set(
  Object.values(acronyms as Record<string, string>).flatMap((line) => wordsOf(line.toUpperCase())),
);
const EMPHATIC = new Set(wordsOf(emphatic!));
const COMMON = new Set(wordsOf(common!));

/** “press”, “reply”: what one does with a label or a code word. */
export const HANDLING: ReadonlySet<string> = new Set(wordsOf(handling!));
/** “the word”, “labelled”: what comes before a label. */
export const NAMING: ReadonlySet<string> = new Set(wordsOf(naming!));
/** “button”, “key”: what comes behind a label. */
export const LABELS: ReadonlySet<string> = new Set(wordsOf(labels!));

export const isAcronym = (written: string): boolean => ACRONYMS.has(written.toUpperCase());

/** A word that is emphasis wherever it stands in capitals: NOT, NEVER, PLEASE, TEN. `word` is in small letters. */
export const isEmphatic = (word: string): boolean => isOneOf(EMPHATIC, word);

/** A word of everyday English, emphatic or not. */
export const isEveryday = (word: string): boolean => isOneOf(EMPHATIC, word) || isOneOf(COMMON, word);

function isOneOf(set: ReadonlySet<string>, word: string): boolean {
  if (set.has(word)) return true;
  // Stretched: “nooo”, “soooo”.
  return (
    /([a-z])\1\1/.test(word) &&
    (set.has(word.replace(/([a-z])\1{2,}/g, '$1')) || set.has(word.replace(/([a-z])\1{2,}/g, '$1$1')))
  );
}
