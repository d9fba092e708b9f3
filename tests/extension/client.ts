import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The TypeScript files of the client. */
export function clientFiles(): string[] {
  return readdirSync('client/src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join('client/src', name));
}

/** All of the client's code as one text. */
export function clientSource(): string {
  return clientFiles()
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}
