// Writes what is made from the code, parts of the documents and VS Code's snippets: npm run docs
import { readFileSync, writeFileSync } from 'node:fs';
import { DOCUMENTS, filled } from './docs/parts.ts';
import { SNIPPETS_FILE, snippets } from './docs/snippets.ts';

for (const path of DOCUMENTS) write(path, filled(readFileSync(path, 'utf8')));
write(SNIPPETS_FILE, snippets());

function write(path: string, text: string): void {
  if (text === readFileSync(path, 'utf8')) return;
  writeFileSync(path, text);
  console.log(`wrote ${path}`);
}
