// Compares what the engine says of labelled replies with their labels.
import { readFileSync } from 'node:fs';
import { defaultConfig } from '../../server/src/engine/config.ts';
import {
  FLAGS,
  type Flag,
  type Kind,
  lintFile,
  outlineFile,
  STEPS,
  type Step,
} from '../../server/src/engine/index.ts';
import { demandFor } from '../../server/src/engine/rules/demands.ts';
import type { Span } from '../../server/src/engine/span.ts';

/** One line of a labelled file. */
export interface Labelled {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly sentences: readonly {
    readonly text: string;
    readonly steps: readonly Step[];
    /** Steps on which readers disagree. */
    readonly maybe?: readonly Step[];
    readonly flags: readonly { readonly flag: Flag; readonly quote: string; readonly unsure?: boolean }[];
  }[];
}

/** What is said of one file: which rule marks what, and which steps its sentences take. */
export interface Said {
  readonly findings: readonly (Span & { readonly rule: string })[];
  readonly sentences: readonly (Span & { readonly steps: readonly Step[] })[];
}

export interface Row {
  /** A fault, a step, or `missing-` and a step. */
  readonly what: string;
  readonly right: number;
  readonly falseAlarms: number;
  readonly missed: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** One place where the engine and the labels differ. */
export interface Difference {
  readonly what: string;
  readonly how: 'missed' | 'false alarm';
  readonly reply: string;
  readonly words: string;
}

export const DEMANDED = ['empathy', 'recap', 'solution'] as const;

export function readLabelled(path: string): Labelled[] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

const BEFORE = 'reply: |2-\n';

/** The reply as a macro file. */
export function fileOf({ id, text }: Labelled, kind = 'kind: complaint\n'): string {
  const lines = clean(text)
    .split('\n')
    .map((line) => (line.trim() ? `  ${line}` : ''));
  return `title: ${id}\n${kind}${BEFORE}${lines.join('\n')}\n`;
}

/** Without what YAML would not keep as it stands. */
function clean(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u0085\u2028\u2029\ufeff]/g, ' ')
    .replace(/\t/g, ' ');
}

const OPTIONS = { path: 'macros/a.yaml', settings: defaultConfig().settings, named: true };

function ask(file: string): Said {
  return {
    findings: lintFile(file, OPTIONS).findings,
    sentences: outlineFile(file, OPTIONS).macros.flatMap(({ sentences }) => sentences),
  };
}

/** Scores the engine, or whatever else `say` asks. */
export function score(
  replies: readonly Labelled[],
  say: (file: string) => Said = ask,
): { rows: Row[]; differences: Difference[] } {
  const tally = new Tally();
  for (const reply of replies) {
    const file = fileOf(reply);
    const said = say(file);
    const spans = placesOf(reply, file);
    for (const flag of FLAGS) scoreFlag(flag, reply, spans, file, said, tally);
    scoreSteps(reply, spans, said, tally);
    scoreMissing(reply, said, tally);
  }
  return { rows: tally.rows(), differences: tally.differences };
}

/** Where each labelled sentence stands in the file. */
function placesOf({ sentences }: Labelled, file: string): (Span | undefined)[] {
  let at = file.indexOf(BEFORE) + BEFORE.length;
  return sentences.map(({ text }) => {
    const found = spaced(clean(text)).exec(file.slice(at));
    if (!found) return undefined;
    const start = at + found.index;
    at = start + found[0].length;
    return { start, end: at };
  });
}

function spaced(text: string): RegExp {
  const words = text.trim().split(/\s+/);
  return new RegExp(words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+'));
}

const overlap = (a: Span, b: Span) => a.start < b.end && a.end > b.start;

/** A fault is found where a finding touches its words; findings that touch only disputed words count for nothing. */
function scoreFlag(
  flag: Flag,
  { id, sentences }: Labelled,
  spans: readonly (Span | undefined)[],
  file: string,
  { findings }: Said,
  tally: Tally,
): void {
  const faults = sentences.flatMap(({ flags }, i) => {
    const place = spans[i];
    if (!place) return [];
    return flags
      .filter((one) => one.flag === flag)
      .map(({ quote, unsure = false }) => {
        const found = spaced(quote).exec(file.slice(place.start, place.end));
        const start = place.start + (found?.index ?? 0);
        return { start, end: found ? start + found[0].length : place.end, quote, unsure, found: false };
      });
  });
  for (const finding of findings.filter(({ rule }) => rule === flag)) {
    const touched = faults.filter((fault) => overlap(fault, finding));
    if (touched.some(({ unsure }) => !unsure)) for (const fault of touched) fault.found = true;
    else if (touched.length === 0) tally.add(flag, false, true, id, around(file, finding));
  }
  for (const fault of faults) if (!fault.unsure) tally.add(flag, true, fault.found, id, fault.quote);
}

function around(file: string, { start, end }: Span): string {
  return `${file.slice(Math.max(0, start - 40), start)}[[${file.slice(start, end)}]]${file.slice(end, end + 40)}`;
}

/** A labelled sentence takes the steps of all read sentences that it touches. */
function scoreSteps(
  { id, sentences }: Labelled,
  spans: readonly (Span | undefined)[],
  said: Said,
  tally: Tally,
): void {
  sentences.forEach(({ text, steps, maybe }, i) => {
    const place = spans[i];
    if (!place) return;
    const read = new Set(said.sentences.filter((one) => overlap(one, place)).flatMap((one) => one.steps));
    for (const step of STEPS)
      if (!maybe?.includes(step)) tally.add(step, steps.includes(step), read.has(step), id, text);
  });
}

function scoreMissing({ id, text, sentences }: Labelled, { findings }: Said, tally: Tally): void {
  for (const step of DEMANDED) {
    const lacks = !sentences.some(({ steps }) => steps.includes(step));
    if (lacks && sentences.some(({ maybe }) => maybe?.includes(step))) continue;
    const marked = findings.some(({ rule }) => rule === `missing-${step}`);
    tally.add(`missing-${step}`, lacks, marked, id, text.slice(0, 160));
  }
}

export interface KindScore {
  readonly right: number;
  /** Judged `other`, of which nothing is asked. */
  readonly undecided: number;
  readonly wrong: number;
  /** Of the wrong ones: those that are asked for a step which their own kind needn't take. */
  readonly tooMuch: number;
}

/** How the engine judges what the replies are for when they do not say so themselves. */
export function scoreKinds(replies: readonly Labelled[]): KindScore {
  const score = { right: 0, undecided: 0, wrong: 0, tooMuch: 0 };
  for (const reply of replies) {
    const kind = reply.kind as Kind;
    const judged = lintFile(fileOf(reply, ''), OPTIONS).macros[0]?.kind.value ?? 'other';
    score[judged === kind ? 'right' : judged === 'other' ? 'undecided' : 'wrong']++;
    if (DEMANDED.some((step) => demandFor(judged, step) && !demandFor(kind, step))) score.tooMuch++;
  }
  return score;
}

class Tally {
  readonly differences: Difference[] = [];
  private readonly counts = new Map<string, { right: number; falseAlarms: number; missed: number }>(
    [...FLAGS, ...STEPS, ...DEMANDED.map((step) => `missing-${step}`)].map((what) => [
      what,
      { right: 0, falseAlarms: 0, missed: 0 },
    ]),
  );

  add(what: string, wanted: boolean, said: boolean, reply: string, words: string): void {
    const count = this.counts.get(what)!;
    if (wanted && said) count.right++;
    else if (wanted) count.missed++;
    else if (said) count.falseAlarms++;
    if (wanted === said) return;
    const how = wanted ? 'missed' : 'false alarm';
    this.differences.push({ what, how, reply, words: words.replace(/\s+/g, ' ').trim() });
  }

  rows(): Row[] {
    return [...this.counts].map(([what, { right, falseAlarms, missed }]) => {
      const precision = right / (right + falseAlarms || 1);
      const recall = right / (right + missed || 1);
      const f1 = (2 * precision * recall) / (precision + recall || 1);
      return { what, right, falseAlarms, missed, precision, recall, f1 };
    });
  }
}
