import { type Block, labelOf, type Part, readBranches } from '../sending/branches.ts';
import { evaluatesLiquid } from '../sending/missing.ts';
import { slotSource } from '../sending/slotSource.ts';
import { type SlotValue, slotValue, type ValueSources } from '../sending/slotValues.ts';
import { type Slot, slotMeaning } from '../text/slots.ts';
import { filtered, holds, isOneOf, namesIn, type Scope, scopeOf } from './liquid.ts';
import { toFile } from './places.ts';
import type { PreviewMessage } from './source.ts';
import type { Condition, Note } from './view.ts';

/** A stretch of what is sent. Offsets are message offsets; a slot’s are those of its source. */
export type Piece =
  | { readonly type: 'text'; readonly start: number; readonly end: number }
  | {
      readonly type: 'slot';
      readonly start: number;
      readonly end: number;
      readonly slot: Slot;
      readonly value: SlotValue;
    };

export interface Composed {
  /** In sending order. */
  readonly pieces: readonly Piece[];
  readonly conditions: readonly Condition[];
  readonly notes: readonly Note[];
}

/** What is sent of a message: its logic decided, its slots filled in. `forced` are the branches that a reader chose to see. */
export function compose(
  message: PreviewMessage,
  sources: ValueSources,
  forced: Readonly<Record<number, number>> = {},
): Composed {
  return new Composer(message, sources, forced).run();
}

class Composer {
  private readonly message: PreviewMessage;
  private readonly sources: ValueSources;
  private readonly forced: Readonly<Record<number, number>>;
  private readonly pieces: Piece[] = [];
  private readonly conditions: Condition[] = [];
  private readonly notes: Note[] = [];
  private readonly scope: Map<string, string | null>;

  constructor(message: PreviewMessage, sources: ValueSources, forced: Readonly<Record<number, number>>) {
    this.message = message;
    this.sources = sources;
    this.forced = forced;
    this.scope = valuesByName(message, sources);
  }

  run(): Composed {
    const { text, slots } = this.message;
    const hasTags = slots.some(({ type }) => type === 'tag');
    const isLogic = evaluatesLiquid(this.sources.platform);
    if (hasTags && !isLogic) this.notes.push({ code: 'logic-not-evaluated' });
    this.add(readBranches(text, isLogic ? slots : slots.filter(({ type }) => type !== 'tag')));
    return { pieces: this.pieces, conditions: this.conditions, notes: this.notes };
  }

  private add(parts: readonly Part[]): void {
    for (const part of parts) {
      if (part.type === 'text') this.pieces.push(part);
      else if (part.type === 'slot') this.addSlot(part.slot);
      else if (part.type === 'block') this.addBlock(part);
      else this.assign(part.tag);
    }
  }

  private addSlot(slot: Slot): void {
    const { text } = this.message;
    const { start, end } = slot;
    // A comment in HTML is sent and never seen.
    if (text.startsWith('<!--', start) && this.formatAt(start) === 'html') return;
    const value = slotValue(text, slot, this.sources);
    const { filters } = slotSource(text, slot);
    const isFiltered = filters && evaluatesLiquid(this.sources.platform) && value.from !== 'missing';
    const after = isFiltered ? filtered(value.text, filters, this.liquidScope) : undefined;
    this.pieces.push({
      type: 'slot',
      start,
      end,
      slot,
      value: after === undefined ? value : { ...value, text: after },
    });
  }

  private formatAt(offset: number): 'text' | 'html' {
    return this.message.texts.findLast(({ start }) => start <= offset)?.format ?? 'text';
  }

  private addBlock(block: Block): void {
    if (!block.closed) this.notes.push({ code: 'broken-logic', tag: labelOf(block.tag) });
    // A list in a preview has one item.
    if (block.keyword === 'for') {
      this.add(block.branches[0]!.parts);
      return;
    }
    const { branches, tag } = block;
    const id = this.conditions.length;
    const isElse = (label: string) => /^else\b/.test(label);
    const labels = branches.map(({ label }) => label);
    if (!labels.some(isElse)) labels.push('');
    const byValues = this.decide(block);
    const wanted = this.forced[id];
    const isForced = wanted !== undefined && wanted >= 0 && wanted < labels.length;
    const chosen = isForced ? wanted : byValues;
    const span = toFile(this.message.places, tag.start, tag.end);
    this.conditions.push({ id, branches: labels, chosen, forced: isForced, ...(span && { span }) });
    this.add(branches[chosen]?.parts ?? []);
  }

  /** The first branch that holds; one past the last where none does. */
  private decide({ keyword, branches, tag }: Block): number {
    const subject = labelOf(tag).replace(/^case\s*/, '');
    const found = branches.findIndex(({ label }) => {
      const [, word, condition = ''] = /^(\w+)\s*([\s\S]*)$/.exec(label) ?? [];
      if (word === 'else') return true;
      const held =
        keyword === 'case'
          ? isOneOf(subject, condition, this.liquidScope)
          : holds(condition, this.liquidScope);
      if (held === undefined) this.notes.push({ code: 'broken-logic', tag: label });
      return word === 'unless' ? held === false : held === true;
    });
    return found < 0 ? branches.length : found;
  }

  private assign(tag: Slot): void {
    const [, name, expression] = /^assign\s+([\w-]+)\s*=\s*([\s\S]+)$/.exec(labelOf(tag)) ?? [];
    if (!name || !expression) return;
    const [, value, filters] = /^([^|]*)(?:\|([\s\S]*))?$/.exec(expression)!;
    const result = filtered(
      '',
      `append: ${value!.trim()}${filters ? ` | ${filters}` : ''}`,
      this.liquidScope,
    );
    if (result !== undefined) this.scope.set(name, result);
  }

  private get liquidScope(): Scope {
    return scopeOf(this.scope);
  }
}

/**
 * What conditions may ask for: every name in the message’s logic, with the value that a slot of this name would have. Nothing is
 * made up for a name that is only asked for and never printed, unless it is a person’s.
 */
function valuesByName(message: PreviewMessage, sources: ValueSources): Map<string, string | null> {
  const values = new Map<string, string | null>();
  const printed = new Set(message.slots.flatMap(({ type, name }) => (type === 'slot' ? name : [])));
  for (const [name, value] of Object.entries(sources.scenario ?? {})) values.set(name, value);
  for (const { type, name } of message.slots) {
    if (type !== 'tag') continue;
    for (const asked of namesIn(name)) {
      if (values.has(asked)) continue;
      const slot: Slot = {
        type: 'slot',
        name: asked,
        meaning: slotMeaning(asked),
        start: 0,
        end: asked.length,
      };
      const { text, from } = slotValue(asked, slot, sources);
      const isKnown = from === 'made-up' && (PEOPLE.has(slot.meaning) || printed.has(asked));
      values.set(asked, isKnown || GIVEN.has(from) ? text : null);
    }
  }
  return values;
}

const PEOPLE: ReadonlySet<string> = new Set(['customer-name', 'agent', 'contact']);
const GIVEN: ReadonlySet<string> = new Set(['scenario', 'sample', 'configuration', 'fallback']);
