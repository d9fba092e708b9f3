import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** Both absolute. */
export function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** A path with forward slashes on every system. */
export function slashed(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

/** The folder at or above `folder` that holds `.git`. */
export function repositoryRoot(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}

/**
 * Turns paths relative to `cwd` into such as start at the root of its repository; paths that lead out of it, and all where there is no
 * repository, stay as they are.
 */
export function fromRepositoryRoot(cwd: string): (path: string) => string {
  const root = repositoryRoot(cwd);
  return (path) => {
    const absolute = resolve(cwd, path);
    return root && isInside(absolute, root) ? slashed(relative(root, absolute)) : path;
  };
}
