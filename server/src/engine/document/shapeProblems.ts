import type { Document } from 'yaml';
import type { Fix } from '../finding.ts';
import type { Span } from '../span.ts';
import type { Severity } from '../vocabulary.ts';
import { type Held, View } from './nodes.ts';
import { AliasBomb, plainData } from './plain.ts';
import { SchemaReporter } from './schemaReporter.ts';

/** What ajv says of one fault, as far as it is used here. */
export interface SchemaError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly parentSchema?: JsonSchema;
  readonly propertyName?: string;
}

export interface JsonSchema {
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
}

/** A validator that ajv compiled from a schema. */
export interface Validate {
  (data: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/** A fault of structure, at its node; offsets are file offsets. */
export interface SchemaProblem extends Span {
  readonly message: string;
  readonly severity: Severity;
  readonly fixes: readonly Fix[];
}

/** What a schema calls the whole, and other people's words for its keys. */
export interface Wording {
  /** `A macro`, `The configuration`. */
  readonly whole: string;
  readonly synonyms?: Readonly<Record<string, readonly string[]>>;
}

/** The faults that a validator finds in a YAML document, each at its node, in file order. */
export function schemaProblems(
  validate: Validate,
  document: Document,
  text: string,
  wording: Wording = { whole: 'The configuration' },
): SchemaProblem[] {
  const view = new View(text, document);
  return nodeProblems(validate, view, view.root, wording, { aliased: 0 });
}

/** Faults of one node that are worth reporting. */
const MOST_ERRORS = 1000;

/** The same for one node of a document. `spent` counts what the file's aliases expand to. */
export function nodeProblems(
  validate: Validate,
  view: View,
  held: Held,
  wording: Wording,
  spent: { aliased: number },
): SchemaProblem[] {
  let data: unknown;
  try {
    data = plainData(view, held, spent);
  } catch (error) {
    if (!(error instanceof AliasBomb)) throw error;
    const message =
      'The aliases (`*name`) of this file stand for far too many values. Write out what they stand for.';
    return [{ message, severity: 'error', fixes: [], ...error.alias }];
  }
  if (validate(data)) return [];
  const reporter = new SchemaReporter(view, held, wording, (validate.errors ?? []).slice(0, MOST_ERRORS));
  return reporter.problems().sort((a, b) => a.start - b.start);
}
