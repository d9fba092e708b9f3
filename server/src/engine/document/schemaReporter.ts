import { isCollection, isMap, isScalar, type YAMLMap } from 'yaml';
import { ErrorPlaces } from './errorPlaces.ts';
import { nearMiss } from './nearMiss.ts';
import { type Held, spanOf, type View } from './nodes.ts';
import { errorAt, mistypedKey, replacement } from './problem.ts';
import { quote } from './scalarEdit.ts';
import { expected, kindOf, like } from './schemaWords.ts';
import type { SchemaError, SchemaProblem, Wording } from './shapeProblems.ts';

/** A slot that YAML takes for keys and values or for a list, on one line. */
const SLOT = /^(?:\{\{[^{}\n]*\}\}|\[\[[^[\]\n]*\]\])$/;

/** Puts a validator's errors on one node into words, each at its place. */
export class SchemaReporter {
  private readonly view: View;
  private readonly places: ErrorPlaces;
  private readonly wording: Wording;
  private readonly errors: readonly SchemaError[];
  /** Keys that a rename would bring, by the pointer of their map: they are not missing as well. */
  private readonly renamed = new Map<string, string[]>();

  constructor(view: View, root: Held, wording: Wording, errors: readonly SchemaError[]) {
    this.view = view;
    this.places = new ErrorPlaces(view, root, wording.whole);
    this.wording = wording;
    this.errors = errors;
  }

  problems(): SchemaProblem[] {
    const wrongType = new Set(this.errors.filter((e) => e.keyword === 'type').map((e) => e.instancePath));
    const found: SchemaProblem[] = [];
    const unknown = this.errors.filter((error) => error.keyword === 'additionalProperties');
    for (const error of unknown) found.push(this.unknownKey(error));
    for (const error of this.errors) {
      if (error.keyword !== 'type' && wrongType.has(error.instancePath)) continue;
      const problem = this.other(error);
      if (problem) found.push(problem);
    }
    return found;
  }

  private other(error: SchemaError): SchemaProblem | undefined {
    switch (error.keyword) {
      case 'type':
        return this.badType(error);
      case 'enum':
        return this.badValue(error);
      case 'pattern':
        return error.propertyName === undefined ? this.at(error, this.badText(error)) : undefined;
      case 'propertyNames':
        return this.badKey(error);
      case 'required':
        return this.missing(error);
      case 'oneOf':
        return this.eitherOr(error);
      case 'minItems':
      case 'minProperties':
        return this.at(error, `${this.places.name(error)} is empty.`);
      case 'maxProperties':
        return this.tooManyKeys(error);
      default:
        return undefined;
    }
  }

  private unknownKey(error: SchemaError): SchemaProblem {
    const key = String(error.params.additionalProperty);
    const map = this.places.held(error).node as YAMLMap;
    const entries = this.view.entries(map);
    const known = Object.keys(error.parentSchema?.properties ?? {});
    const free = known.filter((name) => !entries.has(name));
    const meant =
      free.find((name) => this.wording.synonyms?.[name]?.includes(key.toLowerCase())) ?? nearMiss(key, free);
    const entry = entries.get(key);
    const span = entry?.alias ?? entry?.keySpan ?? spanOf(map);
    if (!meant) {
      const whole = this.places.name(error);
      const own = error.parentSchema?.patternProperties?.['^x-']
        ? ' Data of your own goes under a key that begins with `x-`.'
        : '';
      const some = known.length > 20 ? own : ` It may have ${list(known, 'and')}.`;
      return { ...span, severity: 'warning', fixes: [], message: `${whole} has no key \`${key}\`.${some}` };
    }
    const renamed = this.renamed.get(error.instancePath) ?? [];
    this.renamed.set(error.instancePath, [...renamed, meant]);
    return mistypedKey(span, key, meant, entry !== undefined && !entry.alias);
  }

  private badValue(error: SchemaError): SchemaProblem {
    const allowed = error.params.allowedValues as readonly string[];
    const held = this.places.held(error);
    const span = this.places.spanOf(held);
    const value = this.view.text.slice(span.start, span.end).slice(0, 60);
    const goesOn = allowed.includes(value) && !held.alias ? this.places.linesBelow(held) : undefined;
    if (goesOn) {
      const message = `These words belong to \`${this.places.key(error)}\`, as they have no key of their own. Is \`reply: |\` missing above them?`;
      return errorAt(goesOn, message);
    }
    const meant = nearMiss(value, allowed);
    const quoted = isScalar(held.node) && held.node.type !== 'PLAIN';
    const fixes = meant && !held.alias && !quoted ? [replacement(`Change to \`${meant}\``, span, meant)] : [];
    const say = meant ? `Did you mean \`${meant}\`?` : `It is one of ${list(allowed, 'or')}.`;
    // `blame: wrning` in a configuration: the key is a rule, its value a severity; `extends` names a preset.
    const key = this.places.key(error);
    const noun = /\/rules\/[^/]+$/.test(error.instancePath) ? 'severity' : key === 'extends' ? 'preset' : key;
    return errorAt(span, `\`${value}\` is no ${noun}. ${say}`, fixes);
  }

  private badText(error: SchemaError): string {
    const example = error.parentSchema?.examples?.[0];
    if (error.params.pattern === '\\S') return `${this.places.name(error)} is empty.`;
    return `${this.places.name(error)} must look like ${example === undefined ? 'the others' : `\`${String(example)}\``}.`;
  }

  private badKey(error: SchemaError): SchemaProblem {
    const key = String(error.params.propertyName);
    const held = this.places.held(error);
    const entry = isMap(held.node) ? this.view.entries(held.node).get(key) : undefined;
    const span = entry?.alias ?? entry?.keySpan ?? this.places.spanOf(held);
    const cause = this.errors.find(
      (one) => one.propertyName === key && one.instancePath === error.instancePath,
    );
    const example = cause?.parentSchema?.examples?.[0];
    const say = example === undefined ? '' : ` It must look like \`${String(example)}\`.`;
    return errorAt(span, `\`${key}\` can't stand in ${this.places.name(error)}.${say}`);
  }

  private missing(error: SchemaError): SchemaProblem | undefined {
    const key = String(error.params.missingProperty);
    if (/\/(?:oneOf|anyOf)\/\d+\/required$/.test(error.schemaPath) || this.isRenamed(error, key))
      return undefined;
    const why = error.parentSchema?.properties?.[key]?.description;
    const whole = this.places.name(error);
    return this.at(error, `${whole} needs \`${key}:\`.${why ? ` ${why}` : ''}`);
  }

  /** `reply` or `steps`: neither or both. */
  private eitherOr(error: SchemaError): SchemaProblem | undefined {
    const branch = error.schemaPath.replace(/^#/, '');
    const keys = this.errors
      .filter((one) => one.keyword === 'required' && one.instancePath === error.instancePath)
      .filter((one) => one.schemaPath.includes(`${branch}/`))
      .map((one) => String(one.params.missingProperty));
    if (keys.some((key) => this.isRenamed(error, key))) return undefined;
    const whole = this.places.name(error);
    if (error.params.passingSchemas === null)
      return this.at(
        error,
        `${whole} needs a message: ${list(
          keys.map((key) => `${key}:`),
          'or',
        )}.`,
      );
    const held = this.places.held(error);
    const last = isMap(held.node) ? this.view.entries(held.node).get('steps') : undefined;
    const span = last?.keySpan ?? this.places.spanOf(held);
    const message = `${whole} has either \`reply\` or \`steps\`, not both. Keep one of them.`;
    return errorAt(span, message);
  }

  /** Two steps in one list item: the second needs a dash of its own. */
  private tooManyKeys(error: SchemaError): SchemaProblem {
    const { node } = this.places.held(error);
    const second = isMap(node) ? [...this.view.entries(node).values()][1] : undefined;
    const span = second?.alias ?? second?.keySpan ?? this.places.spanOf(this.places.held(error));
    const name = second ? `\`${second.key}\`` : 'The second key';
    const message = `${name} needs a dash of its own: an item of \`${this.places.key(error)}\` is one key and its text.`;
    return errorAt(span, message);
  }

  private isRenamed(error: SchemaError, key: string): boolean {
    return this.renamed.get(error.instancePath)?.includes(key) ?? false;
  }

  private at(error: SchemaError, message: string): SchemaProblem {
    return errorAt(this.places.spanOf(this.places.held(error)), message);
  }

  private badType(error: SchemaError): SchemaProblem {
    const { node, alias } = this.places.held(error);
    if (alias && !node) {
      const name = this.view.text.slice(alias.start + 1, alias.end);
      return this.at(error, `\`*${name}\` stands for nothing: no value before it is named \`&${name}\`.`);
    }
    if (!node || (isScalar(node) && node.value === null))
      return this.at(error, `${this.places.name(error)} is empty.`);
    const wrong = this.at(
      error,
      `${this.places.name(error)} must be ${expected(error)}, but ${kindOf(node)}.${like(error)}`,
    );
    const source = this.view.text.slice(wrong.start, wrong.end);
    const isSlot = isCollection(node) && node.flow && SLOT.test(source);
    const isBare = isSlot || (isScalar(node) && typeof node.value !== 'string');
    if (!isBare || alias || expected(error) !== 'text') return wrong;
    return { ...wrong, fixes: [replacement('Put it in quotes', wrong, quote(source))] };
  }
}

function list(words: readonly string[], last: 'and' | 'or'): string {
  const quoted = words.map((word) => `\`${word}\``);
  if (quoted.length < 2) return quoted.join('');
  return `${quoted.slice(0, -1).join(', ')} ${last} ${quoted[quoted.length - 1]}`;
}
