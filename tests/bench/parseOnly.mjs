// A whole program that does nothing but parse: the YAML files under a folder, with positions. node parseOnly.mjs FOLDER
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

const folder = process.argv[2];
let documents = 0;
for (const name of folder ? readdirSync(folder, { recursive: true }) : [])
  if (name.endsWith('.yaml')) documents += parseAllDocuments(readFileSync(join(folder, name), 'utf8')).length;
console.log(documents);
