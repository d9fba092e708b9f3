import type { Severity, Step } from '../vocabulary.ts';
import { DEMANDS } from './demands.ts';
import { hasName } from './missing-customer-name/nameSlot.ts';
import { takesOneOf } from './missingStep.ts';
import type { MacroReading, ReadKind } from './reading.ts';

/** What the kind of a macro asks of its main message, and whether it has it: the same judgement as that of the rules. */
export interface Checklist {
  readonly kind: ReadKind;
  /** Any one of `steps` will do. */
  readonly demands: readonly { readonly steps: readonly Step[]; readonly met: boolean }[];
  /** A slot for the customer's name; absent where the kind asks for none. */
  readonly name?: { readonly severity: Severity; readonly met: boolean };
}

/** The checklist of a macro's main message. */
export function checklistOf(reading: MacroReading): Checklist {
  const { kind } = reading;
  const demand = DEMANDS[kind.value];
  return {
    kind,
    demands: (demand?.steps ?? []).map((steps) => ({ steps, met: takesOneOf(reading, steps) })),
    ...(demand?.name && { name: { severity: demand.name, met: hasName(reading) } }),
  };
}
