/** The element of a page that holds a translation as VS Code’s bundles do: JSON, with the texts by the English ones. */
export const TRANSLATION_ID = 'macrolint-translation';
