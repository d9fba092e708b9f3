import { createRequire } from 'node:module';

/** `macrolint server --stdio`: the language server, until the editor closes it. It reads `--stdio` from the command line itself. */
export function server(): void {
  createRequire(import.meta.url)('./server.js');
}
