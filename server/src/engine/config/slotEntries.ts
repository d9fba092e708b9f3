import { isMap, parseDocument } from 'yaml';
import { refusal } from '../document/guard.ts';
import { keysIn } from '../document/names.ts';
import { View } from '../document/nodes.ts';
import type { Scalar } from '../document/scalar.ts';

/** The keys under `slots:` of a configuration, as far as its text can be read. */
export function slotEntries(text: string): Scalar[] {
  if (refusal(text)) return [];
  const view = new View(text, parseDocument(text, { uniqueKeys: false, logLevel: 'silent' }));
  const { node } = view.root;
  return isMap(node) ? keysIn(view, view.entries(node).get('slots')) : [];
}
