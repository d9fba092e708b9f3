import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse, parseDocument } from 'yaml';
import validateConfig from '../../macros-schema/config.schema.json?validate';
import validateFile from '../../macros-schema/macro.schema.json?validate';
import { schemaCompiler } from '../../scripts/schemaModule.mjs';
import { schemaProblems } from '../../server/src/engine/document/shapeProblems.ts';
import { PRESETS } from '../../server/src/engine/settings.ts';
import { KINDS, RULE_IDS, SEVERITIES, STEPS } from '../../server/src/engine/vocabulary.ts';
import { marked } from './marked.ts';

const read = (name: string) => JSON.parse(readFileSync(`macros-schema/${name}.schema.json`, 'utf8'));
const macroSchema = read('macro');
const configSchema = read('config');

test('both schemas are JSON Schema 2020-12 that ajv takes in its strict mode', () => {
  for (const schema of [macroSchema, configSchema]) {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    const ajv = schemaCompiler({ strict: true, strictTypes: false, strictRequired: false });
    expect(ajv.validateSchema(schema)).toBe(true);
    expect(() => ajv.compile(schema)).not.toThrow();
  }
});

test('the validators that are built in judge as ajv does at run time', () => {
  const validate = schemaCompiler().compile(macroSchema);
  for (const data of [
    { title: 'a', reply: 'b' },
    { title: 'a' },
    [],
    [{ title: 'a', steps: [{ recap: 'b' }] }],
    { macros: [1] },
    3,
  ])
    expect([data, validateFile(data)]).toEqual([data, validate(data)]);
});

test('the schemas and the engine know the same words', () => {
  const { $defs } = macroSchema;
  expect($defs.kind.enum).toEqual([...KINDS]);
  expect($defs.kind.enumDescriptions).toHaveLength(KINDS.length);
  expect(Object.keys($defs.step.properties)).toEqual([...STEPS, 'pause']);
  expect(Object.keys(configSchema.$defs.rules.properties).sort()).toEqual([...RULE_IDS].sort());
  expect(configSchema.$defs.severity.enum).toEqual(['off', ...SEVERITIES]);
  expect(configSchema.$defs.preset.enum).toEqual([...PRESETS]);
  expect(configSchema.$defs.kind).toEqual($defs.kind);
  const { enum: ids, enumDescriptions } = configSchema.$defs.platform;
  expect(enumDescriptions).toHaveLength(ids.length);
});

test('every key has a description to show', () => {
  const lacking: string[] = [];
  const visit = (schema: Record<string, unknown>, path: string): void => {
    for (const [key, value] of Object.entries(
      (schema.properties ?? {}) as Record<string, Record<string, unknown>>,
    )) {
      const target = typeof value.$ref === 'string' ? defs[value.$ref.split('/').at(-1)!]! : {};
      const isShared = /\/(?:text|step|slot)\//.test(path);
      if (!value.description && !target.description && !isShared) lacking.push(`${path}/${key}`);
    }
  };
  let defs: Record<string, Record<string, unknown>> = macroSchema.$defs;
  for (const [name, schema] of Object.entries(defs)) if (name !== 'message') visit(schema, `/${name}`);
  defs = configSchema.$defs;
  for (const [name, schema] of Object.entries(defs)) visit(schema, `/${name}`);
  expect(lacking).toEqual([]);
});

test.each([
  ['{}', true],
  ['', true],
  ['extends: strict\nplatform: zendesk\ninclude: "macros/**"\nexclude: [x, y]\n', true],
  [
    'rules:\n  hedging: {severity: warning, allow: [perhaps], add: [sort of, {find: [a, b], say: c}]}\n  vague-time: off\n',
    true,
  ],
  ['phrases:\n- {id: say-help, find: [FAQ], say: help centre, message: m, severity: error}\n', true],
  ['shapes:\n- {files: a.yml, text: "a.*[*].b", title: a.c}\n', true],
  ['overrides:\n- files: "greetings/**"\n  kind: greeting\n  rules: {blame: error}\n', true],
  ['slots: {customer.first_name: {sample: Ada}}\nacronyms: [IKEA]\nx-own: 1\n', true],
  ['extends: loose\n', false],
  ['rules: {no-hedging: off}\n', false],
  ['rules: {hedging: {severity: fatal}}\n', false],
  ['rules: {hedging: loud}\n', false],
  ['phrases: [{id: Say It, find: x}]\n', false],
  ['phrases: [{id: a}]\n', false],
  ['shapes: [{files: x}]\n', false],
  ['overrides: [{kind: greeting}]\n', false],
  ['include: 3\n', false],
  ['[]\n', false],
])('a configuration: %j', (text, isGood) => {
  expect(validateConfig(parse(text))).toBe(isGood);
});

test('a configuration’s faults stand at their nodes', () => {
  const source =
    '⟦extend⟧: strict\nplatform: ⟦zendesk2⟧\nrules:\n  ⟦hedge⟧: off\n  blame: {severity: ⟦errror⟧}\nphrases:\n- ⟦id: x⟧\noverrides:\n- files: a\n  kind: ⟦greetings⟧\n';
  const text = source.replace(/[⟦⟧]/g, '');
  const problems = schemaProblems(validateConfig, parseDocument(text), text);
  expect(marked(text, problems)).toBe(source);
  expect(problems.map(({ message }) => message)).toEqual([
    'Unknown key `extend`. Did you mean `extends`?',
    expect.stringMatching(/^`zendesk2` is no platform. Did you mean `zendesk`\?/),
    expect.stringMatching(/^Unknown key `hedge`. Did you mean `hedging`\?|^`rules` has no key `hedge`/),
    '`errror` is no severity. Did you mean `error`?',
    expect.stringMatching(/needs `find:`/),
    '`greetings` is no kind. Did you mean `greeting`?',
  ]);
});
