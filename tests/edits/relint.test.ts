import { expect, test } from 'vitest';
import { defaultConfig, parseConfig } from '../../server/src/engine/config.ts';
import type { Macro } from '../../server/src/engine/document/macro.ts';
import { parseMacroFile } from '../../server/src/engine/document/parse.ts';
import { type LintOptions, lintFile, outlineFile } from '../../server/src/engine/index.ts';
import { type Linted, relintFile } from '../../server/src/engine/relint.ts';
import { someList } from './lists.ts';
import { EDITS, random, SEED, Typist } from './random.ts';

const SETTINGS = [
  defaultConfig(),
  parseConfig('extends: strict\nkind: complaint\nplatform: zendesk').config!,
].map(({ settings }) => settings);

function parse(text: string, { path, settings, named }: LintOptions) {
  return parseMacroFile(text, { path, shapes: settings.shapes, named });
}

/** Every place that a macro tells of, and what would be written there. */
function placesIn({ id, span, anchor, kind, texts, pauses, scenarios, suppressions, insert, names }: Macro) {
  const { slots, samples, next, locales } = names();
  return {
    id,
    span,
    anchor,
    kind,
    texts: texts.map(({ scalar, alias }) => [
      scalar.owner,
      scalar.span,
      scalar.toFile(1, 3),
      alias ?? scalar.edit(0, 1, 'New “word”: '),
    ]),
    pauses,
    scenarios,
    suppressions,
    insert: [insert.key('kind', 'other'), insert.step(1, 'recap', 'So'), insert.ignore('blame', 'it is so')],
    names: [slots, samples, next, locales].map((scalars) => scalars.map(({ value, span }) => [value, span])),
  };
}

/** Compares the texts first, which is far quicker. */
function expectSame(actual: unknown, wanted: unknown): void {
  if (JSON.stringify(actual) !== JSON.stringify(wanted)) expect(actual).toEqual(wanted);
}

test(`a file that is edited lints as if it were new (seed ${SEED})`, () => {
  const next = random(SEED);
  let piecewise = 0;
  for (let done = 0; done < EDITS; ) {
    const settings = SETTINGS[next(SETTINGS.length)]!;
    const options = { path: 'macros/list.yaml', settings, named: next(2) === 0, today: '2026-03-01' };
    const typist = new Typist(someList(next), next);
    let linted: Linted | undefined;
    let isPiecewise = false;
    const check = () => {
      const { text } = typist;
      linted = relintFile(text, options, linted);
      expectSame(linted.report, lintFile(text, options));
      // These take longest.
      if (next(4) === 0) {
        expectSame(linted.outline, outlineFile(text, options).macros);
        expectSame(linted.parsed.file.macros.map(placesIn), parse(text, options).macros.map(placesIn));
      }
      isPiecewise = linted.parsed.placed !== undefined;
      if (isPiecewise) piecewise++;
    };
    check();
    for (let i = 0; i < 40; i++, done++) {
      typist.edit(!isPiecewise);
      check();
    }
    for (const _ of typist.undoAll()) check();
  }
  expect(piecewise).toBeGreaterThan(EDITS / 4);
}, 600_000);
