import type { CodeLens, Command } from 'vscode-languageserver';
import type { Finding } from '../engine/finding.ts';
import type { MacroDocument } from '../macroDocument.ts';
import { COMMANDS } from '../protocol.ts';

/** Command of the server: shows the first finding of a macro. Arguments: URI, macro id. */
export const SHOW_FINDING = 'macrolint.showFinding';

/** What a lens stands for; its words are worked out when it comes into sight. */
export interface LensData {
  readonly uri: string;
  readonly macro: string;
  readonly shows: 'preview' | 'findings';
}

/** What the editor can do when a lens is clicked. */
export interface LensAbilities {
  readonly preview: boolean;
  readonly findings: boolean;
}

/** Above each macro: its preview, and how many findings it has. */
export function codeLenses(document: MacroDocument, abilities: LensAbilities): CodeLens[] {
  const shown = (['preview', 'findings'] as const).filter((one) => abilities[one]);
  return document.file.macros.flatMap(({ id, anchor }) =>
    shown.map((shows) => {
      const data: LensData = { uri: document.uri, macro: id, shows };
      return { range: document.range(anchor), data };
    }),
  );
}

/** The words of a lens and what it does. */
export function lensCommand({ uri, macro, shows }: LensData, findings: readonly Finding[]): Command {
  if (shows === 'preview') return { title: 'Preview', command: COMMANDS.preview, arguments: [uri, macro] };
  const { length } = findings.filter((finding) => finding.macro === macro);
  if (length === 0) return { title: 'no findings', command: '' };
  return {
    title: length === 1 ? '1 finding' : `${length} findings`,
    command: SHOW_FINDING,
    arguments: [uri, macro],
  };
}
