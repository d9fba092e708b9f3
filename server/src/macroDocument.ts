import type { Position, Range } from 'vscode-languageserver';
import type { Configured } from './configurations.ts';
import type { MacroFile } from './engine/document/parse.ts';
import type { Parsed } from './engine/document/reparse.ts';
import type { FileReport, LintOptions, OutlinedMacro } from './engine/index.ts';
import { type Linted, parseAgain, relint } from './engine/relint.ts';
import type { Settings } from './engine/settings.ts';
import type { Span } from './engine/span.ts';
import { type PlacedSlot, placedSlots } from './placedSlots.ts';
import { Lines } from './position.ts';

export interface MacroDocumentInit {
  readonly uri: string;
  /** The editor's version; undefined for a file that is read from disk. */
  readonly version?: number;
  readonly text: string;
  readonly configured: Configured;
  readonly settings: Settings;
  /** Relative to the configuration's folder. */
  readonly path: string;
  /** `include` matches: the file claims to be a macro file. */
  readonly named: boolean;
  /** What linting an earlier version left behind. */
  readonly before?: Linted | undefined;
}

/** One version of a YAML file, and what the engine says of it, worked out when it is asked for. Offsets are UTF-16 units. */
export class MacroDocument {
  readonly uri: string;
  readonly version: number | undefined;
  readonly text: string;
  readonly configured: Configured;
  readonly settings: Settings;
  readonly options: LintOptions;
  private readonly before: Linted | undefined;
  private linesOfText?: Lines;
  private lint?: Linted;
  private parse?: Parsed;
  private placed?: readonly PlacedSlot[];

  constructor({ uri, version, text, configured, settings, path, named, before }: MacroDocumentInit) {
    this.uri = uri;
    this.version = version;
    this.text = text;
    this.configured = configured;
    this.settings = settings;
    this.options = { path, settings, named };
    this.before = before;
  }

  /** What the next version is linted from. */
  get linted(): Linted {
    return (this.lint ??= relint(this.parsed, this.options, this.before));
  }

  /** `linted`, where it was asked for already; else what it would be made from. */
  get lintedIfDone(): Linted | undefined {
    return this.lint ?? this.before;
  }

  get report(): FileReport {
    return this.linted.report;
  }

  /** False for YAML that macrolint leaves alone. */
  get recognised(): boolean {
    return this.file.recognised;
  }

  get file(): MacroFile {
    return this.parsed.file;
  }

  /** Every slot, blank and tag in what the macros send. */
  get slots(): readonly PlacedSlot[] {
    return (this.placed ??= placedSlots(this.file.macros, this.settings.platform));
  }

  /** How each sentence of each macro's main message is read. */
  get outline(): readonly OutlinedMacro[] {
    return this.linted.outline;
  }

  range(span: Span): Range {
    return this.lines.protocolRange(span);
  }

  positionAt(offset: number): Position {
    return this.lines.protocolPosition(offset);
  }

  offsetAt(position: Position): number {
    return this.lines.protocolOffset(position);
  }

  get lines(): Lines {
    return (this.linesOfText ??= new Lines(this.text));
  }

  private get parsed(): Parsed {
    return (this.parse ??= parseAgain(this.text, this.options, this.before));
  }
}
