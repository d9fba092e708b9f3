import { type Document, isMap, isSeq, parseAllDocuments, type YAMLMap } from 'yaml';
import { Ids, slug } from './ids.ts';
import type { Macro, ShapeConfig } from './macro.ts';
import { type Held, View } from './nodes.ts';
import type { Problem } from './problem.ts';
import { native } from './shapes/native.ts';
import type { Draft, Shape } from './shapes/shape.ts';

export type { Problem } from './problem.ts';

export interface ParseOptions {
  /** The file's path relative to the configuration's folder, with forward slashes. */
  readonly path: string;
  /** The configured shapes; those whose `files` match the path count. */
  readonly shapes: readonly ShapeConfig[];
  /** True where the user's `include` or command line names the file, so that a file without macros is a mistake. */
  readonly named: boolean;
}

/** All that a file holds for macrolint. */
export interface MacroFile {
  readonly text: string;
  readonly macros: readonly Macro[];
  /** In file order. */
  readonly problems: readonly Problem[];
  /** False for YAML that is no macro file at all. */
  readonly recognised: boolean;
}

const SHAPES: readonly Shape[] = [native];

/** Reads the macros of one YAML file. Never throws: whatever is wrong with the text is a problem. */
export function parseMacroFile(text: string, options: ParseOptions): MacroFile {
  const documents = parseAllDocuments(text, {
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  }) as Document[];
  const ids = new Ids();
  const macros: Macro[] = [];
  const problems: Problem[] = [];
  for (const document of documents) {
    const view = new View(text, document);
    for (const error of document.errors) {
      problems.push({
        rule: 'macro-shape',
        severity: 'error',
        message: 'This line is not valid YAML.',
        start: error.pos[0],
        end: error.pos[1],
        fixes: [],
      });
    }
    for (const map of candidates(view)) {
      const shape = SHAPES.find((one) => one.recognises(view, map));
      const draft = shape?.read(view, map);
      if (shape && draft) macros.push(finish(draft, shape, ids));
    }
  }
  const recognised = macros.length > 0 || options.named;
  return { text, macros, problems: recognised ? problems : [], recognised };
}

/** The maps of a document that may be macros: the root, the items of a list, the items of `macros:`. */
function candidates(view: View): YAMLMap[] {
  const { root } = view;
  if (isSeq(root.node)) return maps(view.items(root.node));
  if (!isMap(root.node)) return [];
  const list = view.entries(root.node).get('macros')?.node;
  return isSeq(list) ? maps(view.items(list)) : [root.node];
}

function maps(held: readonly Held[]): YAMLMap[] {
  return held.flatMap(({ node }) => (isMap(node) ? [node] : []));
}

function finish(draft: Draft, shape: Shape, ids: Ids): Macro {
  return { ...draft, id: ids.unique(draft.id ?? slug(draft.title)), shape: shape.name };
}
