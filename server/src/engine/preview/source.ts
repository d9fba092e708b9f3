import type { Macro, Scenario, SlotInfo } from '../document/macro.ts';
import { parseMacroFile } from '../document/parse.ts';
import type { Finding } from '../finding.ts';
import { type LintOptions, lintFile } from '../lint.ts';
import { readMacro } from '../read.ts';
import type { MacroReading, ReadKind } from '../rules/reading.ts';
import type { Settings } from '../settings.ts';
import type { Span } from '../span.ts';
import type { Slot } from '../text/slots.ts';
import type { Severity, Step } from '../vocabulary.ts';
import { fromFile, type Places, placesOf } from './places.ts';

/** Characters of one message that a preview shows; longer ones are cut. */
export const MOST_CHARACTERS = 20_000;

/** Findings of one macro that a preview shows. */
const MOST_FINDINGS = 500;

/** A macro that has been read: all that its views are made from, as a plain value that survives JSON. */
export interface PreviewSource {
  readonly id: string;
  readonly title: string;
  readonly kind: ReadKind;
  readonly platform?: string;
  readonly locale?: string;
  /** As the macro states them. */
  readonly channels: readonly string[];
  /** The main message first. */
  readonly messages: readonly PreviewMessage[];
  readonly scenarios: readonly Scenario[];
  readonly slots: Readonly<Record<string, SlotInfo>>;
  readonly configured: Readonly<Record<string, SlotInfo>>;
  readonly findings: readonly PreviewFinding[];
  /** File span. */
  readonly span: Span;
}

/** One message, at most `MOST_CHARACTERS` long. Offsets are message offsets. */
export interface PreviewMessage {
  readonly variant?: string;
  readonly text: string;
  /** Characters that the whole message has, where it was cut. */
  readonly wholeLength?: number;
  /** The texts that it is made of, in order. */
  readonly texts: readonly { readonly start: number; readonly format: 'text' | 'html' }[];
  readonly pauses: readonly { readonly at: number; readonly text: string }[];
  readonly slots: readonly Slot[];
  readonly sentences: readonly PreviewSentence[];
  readonly places: Places;
}

export interface PreviewSentence extends Span {
  readonly steps: readonly Step[];
  readonly labelled: boolean;
}

export interface PreviewFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** File span of the words, or of the anchor’s words where an alias stands. */
  readonly span: Span;
  readonly line?: number;
  readonly fixes: readonly { readonly title: string; readonly safe: boolean }[];
}

/** Every macro of a file, read for the preview. Never throws for what the file holds. */
export function previewFile(text: string, options: LintOptions): PreviewSource[] {
  const { settings, path, named } = options;
  const { findings } = lintFile(text, options);
  const { macros } = parseMacroFile(text, { path, shapes: settings.shapes, named });
  return macros.map((macro) => previewSource(macro, settings, findings));
}

/** One macro of a file that was linted already; of `findings` those of the macro are taken. */
export function previewSource(macro: Macro, settings: Settings, findings: readonly Finding[]): PreviewSource {
  const readings = readMacro(macro, settings);
  const messages = readings.map(messageOf);
  const own = findings.filter((finding) => finding.macro === macro.id).map(findingOf);
  return {
    id: macro.id,
    title: macro.title,
    kind: readings[0]?.kind ?? { value: 'other', inferred: true },
    ...(settings.platform && { platform: settings.platform }),
    ...(macro.locale && { locale: macro.locale }),
    channels: macro.channels,
    messages,
    scenarios: macro.scenarios,
    slots: macro.slots,
    configured: settings.slots,
    findings: own.filter(({ span }) => isNearby(span, messages)).slice(0, MOST_FINDINGS),
    span: macro.span,
  };
}

/** Not in what was cut off. */
function isNearby(span: Span, messages: readonly PreviewMessage[]): boolean {
  const isCut = messages.some(({ wholeLength }) => wholeLength !== undefined);
  return (
    !isCut ||
    messages.some(({ places }) => span.start < (places[1] ?? 0) || fromFile(places, span) !== undefined)
  );
}

function messageOf({ macro, message, main, prose, sentences }: MacroReading): PreviewMessage {
  const text = cut(message.text);
  const pauses = main ? macro.pauses : [];
  return {
    ...(message.variant !== undefined && { variant: message.variant }),
    text,
    ...(text.length < message.text.length && { wholeLength: message.text.length }),
    texts: message.texts
      .map(({ format }, i) => ({ start: message.startOf(i), format }))
      .filter(({ start }) => start < text.length),
    pauses: pauses.map(({ before, text: reason }) => ({
      at: before < message.texts.length ? message.startOf(before) : message.text.length,
      text: reason,
    })),
    slots: prose.slots.filter(({ end }) => end <= text.length),
    sentences: prose.sentences
      .map(({ start, end }, i) => ({
        start,
        end,
        steps: sentences[i]!.steps,
        labelled: sentences[i]!.labelled,
      }))
      .filter(({ start }) => start < text.length),
    places: placesOf(message, text.length),
  };
}

function cut(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  const isHalf = /[\uD800-\uDBFF]/.test(text[MOST_CHARACTERS - 1]!);
  return text.slice(0, MOST_CHARACTERS - (isHalf ? 1 : 0));
}

function findingOf({ rule, severity, message, start, end, fixes, related }: Finding): PreviewFinding {
  const { start: from, end: to } = related?.[0] ?? { start, end };
  return {
    rule,
    severity,
    message,
    span: { start: from, end: to },
    fixes: fixes.map(({ title, safe }) => ({ title, safe })),
  };
}
