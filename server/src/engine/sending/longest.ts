import type { Scenario, SlotInfo } from '../document/macro.ts';
import type { Slot } from '../text/slots.ts';
import { type Part, readBranches } from './branches.ts';
import { evaluatesLiquid } from './missing.ts';
import { slotValue } from './slotValues.ts';

export interface LongestSources {
  readonly platform?: string | undefined;
  readonly scenarios: readonly Scenario[];
  readonly slots: Readonly<Record<string, SlotInfo>>;
  readonly configured: Readonly<Record<string, SlotInfo>>;
}

/** The longest that `text` can get: of each branch and of each slot’s known values, the one with the most characters. */
export function longestReply(text: string, slots: readonly Slot[], sources: LongestSources): string {
  const isLogic = evaluatesLiquid(sources.platform);
  const parts = readBranches(text, isLogic ? slots : slots.filter(({ type }) => type !== 'tag'));
  return printed(text, parts, sources);
}

function printed(text: string, parts: readonly Part[], sources: LongestSources): string {
  return parts
    .map((part) => {
      if (part.type === 'text') return text.slice(part.start, part.end);
      if (part.type === 'slot') return longestValue(text, part.slot, sources);
      if (part.type === 'statement') return '';
      return longest(part.branches.map((branch) => printed(text, branch.parts, sources)));
    })
    .join('');
}

function longestValue(text: string, slot: Slot, { scenarios, ...sources }: LongestSources): string {
  const values = [undefined, ...scenarios.map((one) => one.slots)].flatMap((scenario) =>
    (['none', 'name'] as const).map(
      (missing) => slotValue(text, slot, { ...sources, ...(scenario && { scenario }), missing }).text,
    ),
  );
  return longest(values);
}

function longest(texts: readonly string[]): string {
  return texts.reduce((a, b) => (b.length > a.length ? b : a), '');
}
