// A key press in a long file, as the server works on it: from the editor's text to the diagnostics.
import { defaultConfig } from '../../server/src/engine/config.ts';
import { codeLenses } from '../../server/src/features/codeLens.ts';
import { diagnosticsOf } from '../../server/src/features/diagnostics.ts';
import { documentLinks } from '../../server/src/features/documentLinks.ts';
import { documentSymbols } from '../../server/src/features/documentSymbols.ts';
import { foldingRanges } from '../../server/src/features/folding.ts';
import { semanticTokens } from '../../server/src/features/semanticTokens.ts';
import { MacroDocument } from '../../server/src/macroDocument.ts';
import type { BenchReply } from './corpus.ts';

/** As many replies as one list of macros. */
export function listOf(replies: readonly BenchReply[], count: number): string {
  const step = Math.floor(replies.length / count);
  return replies
    .filter((_, i) => i % step === 0)
    .slice(0, count)
    .map(({ file }) => `- ${file.trimEnd().replace(/\n(?=.)/g, '\n  ')}\n`)
    .join('');
}

/** Someone who types in a file, each time in another macro. */
export class Typing {
  private readonly text: string;
  private readonly ends: readonly number[];
  private document: MacroDocument;
  private count = 0;

  constructor(text: string) {
    this.text = text;
    this.ends = [...text.matchAll(/\n(?=- )/g)].map(({ index }) => index);
    this.document = this.open(text);
    this.document.report.findings.at(0);
  }

  /** A letter at the end of some reply. */
  key(): MacroDocument {
    return this.typed('x');
  }

  /** Half a line under some reply, so that the YAML is broken. */
  half(): MacroDocument {
    return this.typed('\n  ki');
  }

  private typed(letters: string): MacroDocument {
    const at = this.ends[(this.count++ * 7919) % this.ends.length]!;
    this.document = this.open(this.text.slice(0, at) + letters + this.text.slice(at));
    diagnosticsOf(this.document);
    return this.document;
  }

  private open(text: string): MacroDocument {
    return new MacroDocument({
      uri: 'file:///macros/list.macro.yaml',
      version: this.count,
      text,
      configured: CONFIGURED,
      settings: CONFIGURED.config.settings,
      path: 'list.macro.yaml',
      named: true,
      before: this.document?.lintedIfDone,
    });
  }
}

const CONFIGURED = { config: defaultConfig(), root: 'file:///macros', problems: [] };

/** What editors ask for after a key press besides the diagnostics. */
export function decorate(document: MacroDocument): void {
  documentSymbols(document);
  foldingRanges(document);
  documentLinks(document);
  semanticTokens(document);
  codeLenses(document, { preview: true, findings: true });
}
