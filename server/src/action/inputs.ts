import { UsageError } from '../cli/errors.ts';
import type { Limits } from '../cli/lint/verdict.ts';
import { SEVERITIES } from '../engine/vocabulary.ts';

/** What the workflow gives the action: the inputs of action.yml. */
export interface Inputs extends Limits {
  readonly paths: readonly string[];
  readonly config?: string;
  readonly since?: string;
  readonly baseline?: string;
  readonly review: boolean;
  /** Where a SARIF report goes. */
  readonly sarif?: string;
  readonly token?: string;
  readonly folder: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the inputs as the runner passes them. @throws UsageError for one that can't be read */
export function readInputs(env: Environment): Inputs {
  const input = (name: string) => env[`INPUT_${name.toUpperCase()}`]?.trim() ?? '';
  const optional = <K extends string>(key: K, value: string) =>
    (value === '' ? {} : { [key]: value }) as Partial<Record<K, string>>;
  return {
    paths: input('paths')
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean),
    ...optional('config', input('config')),
    ...optional('since', input('since')),
    ...optional('baseline', input('baseline')),
    ...optional('sarif', input('sarif')),
    ...optional('token', input('token')),
    failOn: oneOf('fail-on', input('fail-on') || 'warning', [...SEVERITIES, 'never']),
    ...maxWarnings(input('max-warnings')),
    review: oneOf('review', input('review') || 'true', ['true', 'false']) === 'true',
    folder: input('working-directory') || '.',
  };
}

function oneOf<T extends string>(name: string, value: string, choices: readonly T[]): T {
  const choice = choices.find((one) => one === value);
  if (choice === undefined)
    throw new UsageError(`The input ${name} is “${value}”; it may be ${choices.join(', ')}.`);
  return choice;
}

function maxWarnings(value: string): Pick<Limits, 'maxWarnings'> {
  if (value === '') return {};
  if (!/^\d{1,9}$/.test(value))
    throw new UsageError(`The input max-warnings is “${value}”; it is a whole number, 0 or more.`);
  return { maxWarnings: Number(value) };
}
