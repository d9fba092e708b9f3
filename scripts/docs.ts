// Writes the parts of the documents that are made from the code: npm run docs
import { readFileSync, writeFileSync } from 'node:fs';
import { DOCUMENTS, filled } from './docs/parts.ts';

for (const path of DOCUMENTS) {
  const text = readFileSync(path, 'utf8');
  const current = filled(text);
  if (current === text) continue;
  writeFileSync(path, current);
  console.log(`wrote ${path}`);
}
