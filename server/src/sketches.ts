import type { MacroDocument } from './macroDocument.ts';
import { type Sketch, sketchYaml } from './yaml/sketch.ts';

const sketches = new WeakMap<MacroDocument, Sketch>();

/** What the document's YAML looks like, line by line. */
export function sketchOf(document: MacroDocument): Sketch {
  let sketch = sketches.get(document);
  if (!sketch) sketches.set(document, (sketch = sketchYaml(document.text)));
  return sketch;
}
