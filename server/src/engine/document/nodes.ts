import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  visit,
  type YAMLMap,
  type YAMLSeq,
  type Scalar as YamlScalar,
} from 'yaml';
import { leading } from '../leading.ts';
import type { Span } from '../span.ts';
import { type Place, SourceScalar, scalarText } from './scalarMap.ts';

/** A node as it is reached: through an alias, the anchored node and the alias's own span. */
export interface Held {
  /** null where nothing stands. */
  readonly node: Node | null;
  readonly alias?: Span;
  /** File offset of the key or dash that it belongs to, and whether that stands in `[…]` or `{…}`. */
  readonly place: Place;
}

/** One `key: value` of a map. */
export interface Entry extends Held {
  readonly key: string;
  readonly keySpan: Span;
  /** It comes from another map, by a merge key. */
  readonly merged?: boolean;
}

/** One YAML document of a file, with what is needed to read it: its aliases, its merge keys, its spans. */
export class View {
  /** Keys that stand a second time in a map that was read. */
  readonly repeated: { readonly key: string; readonly span: Span }[] = [];
  /** Aliases that were followed and lead nowhere, by their start. */
  readonly lost = new Map<number, Span>();
  private anchors: Map<string, Node[]> | undefined;
  private readonly maps = new Map<YAMLMap, ReadonlyMap<string, Entry>>();
  private readonly lists = new Map<YAMLSeq, readonly Held[]>();

  readonly text: string;
  readonly document: Document;

  constructor(text: string, document: Document) {
    this.text = text;
    this.document = document;
  }

  get root(): Held {
    const node = this.document.contents as Node | null;
    const at = node ? spanOf(node).start : 0;
    return this.follow(node, { parent: at, flow: false });
  }

  /** The map's entries by key, in file order; where a key stands twice, the last. Merge keys (`<<`) are followed. */
  entries(map: YAMLMap): ReadonlyMap<string, Entry> {
    const known = this.maps.get(map);
    if (known) return known;
    const entries = new Map<string, Entry>();
    this.collect(map, entries, undefined, new Set());
    this.maps.set(map, entries);
    return entries;
  }

  items(seq: YAMLSeq): readonly Held[] {
    const known = this.lists.get(seq);
    if (known) return known;
    const place = { parent: seq.range![0], flow: seq.flow === true };
    const items = seq.items.map((item) =>
      this.follow((isPair(item) ? (item.key ?? null) : item) as Node | null, place),
    );
    this.lists.set(seq, items);
    return items;
  }

  /** Follows aliases, for as long as they lead somewhere. */
  follow(node: Node | null, place: Place): Held {
    let current = node;
    for (let steps = 0; current && isAlias(current); steps++)
      current = steps < 20 ? (this.anchored(current) ?? null) : null;
    if (!node || !isAlias(node)) return { node: current, place };
    const alias = spanOf(node);
    if (!current) this.lost.set(alias.start, alias);
    return { node: current, alias, place };
  }

  /** The scalar's text with the way back to the file; undefined for maps, lists and nothing. */
  scalar(held: Held): SourceScalar | undefined {
    return isScalar(held.node) && held.node.range && held.node.value !== null
      ? new SourceScalar(this.text, held.node, held.place)
      : undefined;
  }

  /** The last node before the alias that carries its name. */
  private anchored(alias: Alias): Node | undefined {
    this.anchors ??= collectAnchors(this.document);
    const nodes = this.anchors.get(alias.source) ?? [];
    return nodes[leading(nodes.length, (i) => nodes[i]!.range![0] < alias.range![0]) - 1];
  }

  private collect(map: YAMLMap, into: Map<string, Entry>, via: Span | undefined, seen: Set<YAMLMap>): void {
    if (seen.has(map)) return;
    seen.add(map);
    const flow = map.flow === true;
    for (const pair of map.items) {
      const keyNode = pair.key as Node | null;
      const keySpan = spanOf(keyNode ?? map);
      const key = isScalar(keyNode) ? scalarText(keyNode) : this.text.slice(keySpan.start, keySpan.end);
      const held = this.follow(pair.value as Node | null, { parent: keySpan.start, flow });
      if (key === '<<' && isScalar(keyNode) && keyNode.source === '<<') {
        this.merge(held, into, via, seen);
        continue;
      }
      const { node, place } = held;
      const before = into.get(key);
      if (before) {
        if (!via && !before.merged) this.repeated.push({ key, span: keySpan });
        into.delete(key);
      }
      const alias = via ?? held.alias;
      into.set(
        key,
        alias
          ? { key, keySpan, node, place, alias, merged: via !== undefined }
          : { key, keySpan, node, place },
      );
    }
  }

  /** The entries of the maps behind `<<`, as far as the map has none of its own by these names. */
  private merge(held: Held, into: Map<string, Entry>, via: Span | undefined, seen: Set<YAMLMap>): void {
    for (const { node, alias } of isSeq(held.node) ? this.items(held.node) : [held]) {
      if (!isMap(node)) continue;
      const merged = new Map<string, Entry>();
      this.collect(node, merged, via ?? held.alias ?? alias, seen);
      for (const [name, entry] of merged) if (!into.has(name)) into.set(name, entry);
    }
  }
}

/** The node's file span, without the blank lines and comments after it. */
export function spanOf(node: Node): Span {
  const range = node.range;
  return range ? { start: range[0], end: range[1] } : { start: 0, end: 0 };
}

/** The text of a scalar node; undefined for all else. */
export function textOf(node: Node | null | undefined): string | undefined {
  return isScalar(node) && node.value !== null ? scalarText(node as YamlScalar) : undefined;
}

/** The anchored nodes by name, in file order. */
function collectAnchors(document: Document): Map<string, Node[]> {
  const anchors = new Map<string, Node[]>();
  visit(document, {
    Node(_key, node) {
      if (isAlias(node) || !node.anchor || !node.range) return;
      const nodes = anchors.get(node.anchor);
      if (nodes) nodes.push(node as Node);
      else anchors.set(node.anchor, [node as Node]);
    },
  });
  return anchors;
}

/** The value of a scalar as JSON has it; what JSON lacks as the text in the file. */
export function scalarData(node: YamlScalar): string | number | boolean | null {
  const { value } = node;
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  return typeof value === 'number' ? value : scalarText(node);
}
