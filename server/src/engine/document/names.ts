import { isMap, isScalar, isSeq, type Node, type YAMLMap, type Scalar as YamlScalar } from 'yaml';
import type { MacroNames } from './macro.ts';
import { type Held, spanOf, textOf, type View } from './nodes.ts';
import type { Scalar } from './scalar.ts';
import { SourceScalar } from './scalarMap.ts';

/** Whether a text under `locales` is the name of the file that holds the translation. */
export function isFileName(text: string): boolean {
  return /^\S+\.ya?ml$/.test(text);
}

/** What a macro of macrolint's own shape names. */
export function namesIn(view: View, map: YAMLMap): MacroNames {
  const entries = view.entries(map);
  const id = valueIn(view, entries.get('id'));
  return {
    ...(id && { id }),
    slots: keysIn(view, entries.get('slots')),
    samples: itemsIn(view, entries.get('scenarios')).flatMap(({ node }) =>
      isMap(node) ? keysIn(view, view.entries(node).get('slots')) : [],
    ),
    next: [entries.get('next'), ...itemsIn(view, entries.get('next'))].flatMap(
      (held) => valueIn(view, held) ?? [],
    ),
    locales: isMap(entries.get('locales')?.node)
      ? [...view.entries(entries.get('locales')!.node as YAMLMap).values()].flatMap((held) => {
          const value = valueIn(view, held);
          return value && isFileName(value.value) ? [value] : [];
        })
      : [],
  };
}

/** The keys of a map, where it is one. */
export function keysIn(view: View, held: Held | undefined): Scalar[] {
  if (!held || held.alias || !isMap(held.node)) return [];
  const { flow } = held.node;
  return held.node.items.flatMap(({ key }) => {
    const node = key as Node | null;
    if (!isScalar(node) || !node.range || textOf(node) === undefined || node.source === '<<') return [];
    return [
      new SourceScalar(view.text, node as YamlScalar, { parent: spanOf(node).start, flow: flow === true }),
    ];
  });
}

function itemsIn(view: View, held: Held | undefined): readonly Held[] {
  return held && !held.alias && isSeq(held.node) ? view.items(held.node) : [];
}

function valueIn(view: View, held: Held | undefined): Scalar | undefined {
  return held && !held.alias ? view.scalar(held) : undefined;
}
