import type { CompletionItem, Position } from 'vscode-languageserver';
import { lineBreak } from '../engine/document/scalarEdit.ts';
import { Lines } from '../position.ts';
import { placeAt } from '../yaml/place.ts';
import { CONFIG_SCHEMA } from '../yaml/schemas.ts';
import { sketchYaml } from '../yaml/sketch.ts';
import { type CompletionRequest, isAsked } from './completion.ts';
import { keyProposals } from './keyCompletion.ts';
import { completionItems } from './proposal.ts';
import { valueProposals } from './valueCompletion.ts';

/** What may be written at a position of `macrolint.yaml`. */
export function configurationCompletion(
  text: string,
  position: Position,
  { trigger, names, bySchema, abilities }: CompletionRequest,
): CompletionItem[] {
  const lines = new Lines(text);
  const offset = lines.offset({ line: position.line + 1, column: position.character + 1 });
  const place = placeAt(sketchYaml(text), offset);
  if (!isAsked(place, text, offset, trigger)) return [];
  const schema = CONFIG_SCHEMA;
  const keys = { schema, bySchema, text, eol: lineBreak(text), platform: undefined, slots: names.slots };
  const values = { schema, bySchema, text, likelyKind: undefined, found: NONE, houseRules: [], macros: [] };
  return completionItems([...keyProposals(place, keys), ...valueProposals(place, values)], lines, abilities);
}

const NONE: ReadonlySet<string> = new Set();
