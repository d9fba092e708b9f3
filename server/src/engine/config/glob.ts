/** A glob can't be read. */
export class GlobError extends Error {}

const MAX_LENGTH = 500;
const MAX_ALTERNATIVES = 200;

type Segment = readonly Token[] | '**';
type Token =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'star' }
  | { readonly type: 'one'; readonly set?: RegExp };

/**
 * Compiles globs into one test for paths with forward slashes, relative to the folder that the globs are relative to.
 * `*`, `?` and `[a-z]` stay within a name, `**` spans folders, `{a,b}` is either; none of them matches a leading dot. A glob that
 * ends in a plain name covers what is inside it too. Matching takes time in proportion to glob × path, whatever the glob.
 * @throws GlobError where one can't be read.
 */
export function compileGlobs(globs: readonly string[]): (path: string) => boolean {
  const compiled = globs.flatMap((glob) => compile(glob));
  return (path) => {
    const names = path.split('/');
    return compiled.some((segments) => matchSegments(segments, names));
  };
}

/** Whether a glob names something that begins with a dot, which `*` does not. */
export function namesDotFiles(glob: string): boolean {
  return /(?:^|[/{,])\.(?!\.?\/)/.test(glob);
}

function compile(glob: string): Segment[][] {
  if (glob.length > MAX_LENGTH) throw new GlobError(`a glob may have ${MAX_LENGTH} characters at most`);
  if (glob.trim() === '') throw new GlobError('an empty glob matches nothing');
  if (glob.includes('\\')) throw new GlobError('a glob is written with forward slashes, on Windows too');
  return expandBraces(glob.replace(/^(?:\.?\/)+/, '')).map((plain) => {
    const names = plain.split('/').filter((name, index, all) => name !== '' || index === all.length - 1);
    const last = names.pop() ?? '';
    const segments = names.map(segment);
    if (last === '') return [...segments, '**'];
    segments.push(segment(last));
    return /[*?[]/.test(last) ? segments : [...segments, '**'];
  });
}

function expandBraces(glob: string): string[] {
  const found: string[] = [];
  const pending = [glob];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const inner = /\{([^{}]*)\}/.exec(next);
    if (!inner) {
      if (/[{}]/.test(next)) throw new GlobError('a “{” or “}” lacks its partner');
      found.push(next);
    } else {
      const [whole, list] = inner;
      for (const option of list!.split(',')) {
        pending.push(next.slice(0, inner.index) + option + next.slice(inner.index + whole.length));
      }
    }
    if (found.length + pending.length > MAX_ALTERNATIVES) {
      throw new GlobError(`the braces of a glob may stand for ${MAX_ALTERNATIVES} paths at most`);
    }
  }
  return found;
}

function segment(name: string): Segment {
  if (name === '**') return '**';
  const tokens: Token[] = [];
  for (const [part] of name.matchAll(/\*+|\?|\[[^\]]*\]?|[^*?[]+/g)) {
    if (part[0] === '*') tokens.push({ type: 'star' });
    else if (part === '?') tokens.push({ type: 'one' });
    else if (part[0] === '[') tokens.push({ type: 'one', set: characterSet(part) });
    else tokens.push({ type: 'text', text: part });
  }
  return tokens;
}

function characterSet(source: string): RegExp {
  const body = /^\[([!^]?)(.+)\]$/.exec(source);
  if (!body) throw new GlobError('a “[” is never closed');
  const set = body[2]!.replace(/[\\^[\]]/g, '\\$&');
  try {
    return new RegExp(`^[${body[1] ? '^' : ''}${set}]$`);
  } catch {
    throw new GlobError(`“${source}” is no range of characters`);
  }
}

/** Goes back only to the latest `**`: an earlier one could not do better. */
function matchSegments(segments: readonly Segment[], names: readonly string[]): boolean {
  let at = 0;
  let name = 0;
  let back = -1;
  let backName = 0;
  while (name < names.length) {
    const current = segments[at];
    if (current === '**') {
      back = at++;
      backName = name;
    } else if (current && matchName(current, names[name]!)) {
      at++;
      name++;
    } else if (back >= 0 && !names[backName]!.startsWith('.')) {
      at = back + 1;
      name = ++backName;
    } else {
      return false;
    }
  }
  while (segments[at] === '**') at++;
  return at === segments.length;
}

function matchName(tokens: readonly Token[], name: string): boolean {
  const [first] = tokens;
  if (name.startsWith('.') && first?.type !== 'text') return false;
  let at = 0;
  let place = 0;
  let back = -1;
  let backPlace = 0;
  while (place < name.length || at < tokens.length) {
    const token = tokens[at];
    if (token?.type === 'star') {
      back = at++;
      backPlace = place;
    } else if (token?.type === 'text' && name.startsWith(token.text, place)) {
      at++;
      place += token.text.length;
    } else if (token?.type === 'one' && place < name.length && (!token.set || token.set.test(name[place]!))) {
      at++;
      place++;
    } else if (back >= 0 && backPlace < name.length) {
      at = back + 1;
      place = ++backPlace;
    } else {
      return false;
    }
  }
  return true;
}
