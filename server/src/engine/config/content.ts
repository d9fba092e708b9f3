import { spanOf, type View } from '../document/nodes.ts';
import { nodeAt, pointerParts } from '../document/plain.ts';
import { parsePath } from '../document/shapes/paths.ts';
import { PhraseError, parsePattern } from '../text/pattern.ts';
import { RULE_IDS } from '../vocabulary.ts';
import type { ConfigData, RuleEntry, Some } from './data.ts';
import { compileGlobs, GlobError } from './glob.ts';
import type { ConfigProblem } from './read.ts';

/** What a schema can't say: phrases, globs and marks that can't be read, and house rules with the same name. In file order. */
export function contentProblems(data: ConfigData, view: View): ConfigProblem[] {
  const check = new ContentCheck(view);
  check.globs(data.include, '/include');
  check.globs(data.exclude, '/exclude');
  data.shapes?.forEach(({ files, text, title, id, kind }, i) => {
    check.globs(files, `/shapes/${i}/files`);
    check.paths(text, `/shapes/${i}/text`);
    for (const [key, path] of Object.entries({ title, id, kind })) check.paths(path, `/shapes/${i}/${key}`);
  });
  check.rules(data.rules, '/rules');
  const taken = new Set<string>(RULE_IDS);
  data.phrases?.forEach(({ id, find, cases }, i) => {
    if (taken.has(id))
      check.problem(`/phrases/${i}/id`, `There is a rule called ${id} already. Choose another id.`);
    taken.add(id);
    check.phrases(find, `/phrases/${i}/find`);
    cases?.fire?.forEach((one, j) => {
      const at = `/phrases/${i}/cases/fire/${j}`;
      if (typeof one === 'string') check.marks(one, at);
      else check.marks(one.text, `${at}/text`);
    });
  });
  data.overrides?.forEach(({ files, rules }, i) => {
    check.globs(files, `/overrides/${i}/files`);
    check.rules(rules, `/overrides/${i}/rules`);
  });
  return check.problems.sort((a, b) => a.start - b.start);
}

/** Checks values by their JSON pointers and notes where they stand. */
class ContentCheck {
  readonly problems: ConfigProblem[] = [];
  private readonly view: View;

  constructor(view: View) {
    this.view = view;
  }

  rules(rules: Readonly<Record<string, RuleEntry>> = {}, pointer: string): void {
    for (const [id, entry] of Object.entries(rules)) {
      if (typeof entry === 'string') continue;
      this.phrases(entry.allow, `${pointer}/${id}/allow`);
      entry.add?.forEach((added, i) => {
        const at = `${pointer}/${id}/add/${i}`;
        if (typeof added === 'string') this.phrases(added, at);
        else this.phrases(added.find, `${at}/find`);
      });
    }
  }

  phrases(phrases: Some<string> | undefined, pointer: string): void {
    each(phrases, pointer, (phrase, at) => {
      try {
        parsePattern(phrase);
      } catch (error) {
        if (!(error instanceof PhraseError)) throw error;
        this.problem(at, `This phrase can’t be read: ${error.message}.`, error.column - 1);
      }
    });
  }

  globs(globs: Some<string> | undefined, pointer: string): void {
    each(globs, pointer, (glob, at) => {
      try {
        compileGlobs([glob]);
      } catch (error) {
        if (!(error instanceof GlobError)) throw error;
        this.problem(at, `This glob can’t be read: ${error.message}.`);
      }
    });
  }

  paths(paths: Some<string> | undefined, pointer: string): void {
    each(paths, pointer, (path, at) => {
      if (!parsePath(path)?.length)
        this.problem(
          at,
          'This path can’t be read. A path looks like `messages.*.text` or `items[*]["a.b"]`.',
        );
    });
  }

  /** Of `⟦` and `⟧`, which stand around the words that a case is about. */
  marks(text: string, pointer: string): void {
    const signs = text.replace(/[^⟦⟧]/g, '');
    if (signs.replaceAll('⟦⟧', '') !== '')
      this.problem(pointer, 'Each “⟦” needs its “⟧” behind it, before the next “⟦”.');
  }

  /** @param character the character of the value that is wrong; left out, all of it is */
  problem(pointer: string, message: string, character?: number): void {
    const held = nodeAt(this.view, this.view.root, pointerParts(pointer));
    const scalar = held.alias ? undefined : this.view.scalar(held);
    const whole = held.alias ?? (held.node ? spanOf(held.node) : { start: 0, end: 0 });
    const span = scalar && character !== undefined ? scalar.toFile(character, scalar.value.length) : whole;
    this.problems.push({ message, ...span });
  }
}

function each<T>(
  values: T | readonly T[] | undefined,
  pointer: string,
  visit: (value: T, pointer: string) => void,
): void {
  if (Array.isArray(values)) for (const [i, value] of values.entries()) visit(value, `${pointer}/${i}`);
  else if (values !== undefined) visit(values as T, pointer);
}
