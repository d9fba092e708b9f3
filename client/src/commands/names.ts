import { COMMANDS } from '../../../server/src/protocol.ts';

export const LINT_ALL = 'macrolint.lintWorkspace';
export const FIX = 'macrolint.fixFile';
export const EXPLAIN = COMMANDS.explain;
export const PREVIEW = COMMANDS.preview;
export const NEW = 'macrolint.newMacro';
export const CONFIGURE = 'macrolint.openConfiguration';
export const SAMPLE = 'macrolint.openSample';
export const RESTART = 'macrolint.restartServer';

// Only for the status bar, so not in the palette.
export const SHOW_MENU = 'macrolint.showMenu';

/** Those that the server may name in code lenses, completion and hovers; one is VS Code's own. */
export const FOR_THE_SERVER: readonly string[] = [EXPLAIN, PREVIEW, 'editor.action.triggerSuggest'];
