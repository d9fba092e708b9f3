import { config } from '@vscode/l10n';
import { TRANSLATION_ID } from './translationId.ts';

// Without a translation the words are English.
const translation = document.getElementById(TRANSLATION_ID);
if (translation) config({ contents: translation.textContent });

/** The language of the words. */
export const LANGUAGE = document.documentElement.lang || 'en-GB';
