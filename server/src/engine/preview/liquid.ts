// The build for browsers: it knows no file system.
import { Liquid } from 'liquidjs/dist/liquid.browser.mjs';

const liquid = new Liquid({ cache: false, memoryLimit: 1e6, parseLimit: 1e5, renderLimit: 50 });

/** What the names in an expression stand for: a nested map, as Liquid looks names up. */
export type Scope = Readonly<Record<string, unknown>>;

/** Whether the condition of an `if` or `elsif` holds; undefined for one that can’t be read. */
export function holds(condition: string, scope: Scope): boolean | undefined {
  const value = evaluate(condition, scope);
  return value === FAILED ? undefined : value !== false && value !== null && value !== undefined;
}

/** Whether `subject` is one of the values of a `when`, such as `'de', 'at'` or `'de' or 'at'`. */
export function isOneOf(subject: string, values: string, scope: Scope): boolean | undefined {
  const each = values.match(/"[^"]*"|'[^']*'|[^\s,'"]+/g)?.filter((value) => value !== 'or') ?? [];
  const held = each.map((value) => holds(`${subject} == ${value}`, scope));
  return held.includes(true) ? true : held.includes(undefined) ? undefined : false;
}

/** A value after its filters; undefined where one of them can’t be used. */
export function filtered(value: string, filters: string, scope: Scope): string | undefined {
  const result = evaluate(`macrolint_value | ${filters}`, { ...scope, macrolint_value: value });
  if (result === FAILED) return undefined;
  return result === null || result === undefined ? '' : String(result);
}

const FAILED = Symbol('failed');

function evaluate(expression: string, scope: Scope): unknown {
  try {
    return liquid.evalValueSync(expression, scope);
  } catch {
    return FAILED;
  }
}

/** The names that an expression asks for: `ticket.requester.first_name`. Words in quotes are none. */
export function namesIn(expression: string): string[] {
  const bare = expression.replace(/"[^"]*"|'[^']*'/g, ' ');
  return (bare.match(/[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*|\[\d+\])*/g) ?? []).filter(
    (name) => !KEYWORDS.has(name),
  );
}

const KEYWORDS = new Set(
  'if elsif else unless case when for in and or not contains true false nil null blank empty assign'.split(
    ' ',
  ),
);

/** Values by dotted names as the nested map in which Liquid looks names up. */
export function scopeOf(values: ReadonlyMap<string, string | null>): Scope {
  const scope: Record<string, unknown> = Object.create(null);
  for (const [name, value] of values) {
    const path = name.split('.');
    const last = path.pop()!;
    let at = scope;
    for (const key of path) {
      const next = at[key];
      at = isMap(next) ? next : ((at[key] = Object.create(null)) as Record<string, unknown>);
    }
    at[last] = value;
  }
  return scope;
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
