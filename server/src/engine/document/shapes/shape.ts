import type { YAMLMap } from 'yaml';
import type { Macro, Suppression } from '../macro.ts';
import type { View } from '../nodes.ts';

/** A macro as one shape reads it, before ids are made unique and comments are looked at. */
export interface Draft extends Omit<Macro, 'id' | 'suppressions' | 'shape'> {
  /** Where the author gave none, the id is made from the title. */
  readonly id?: string;
  /** From `ignore:`. */
  readonly suppressions: readonly Suppression[];
}

/** One way in which people write a macro as a YAML map. */
export interface Shape {
  readonly name: string;
  /** True for a map that is certainly a macro of this shape. */
  recognises(view: View, map: YAMLMap): boolean;
  /** Undefined where the map holds no text that is sent to a customer. */
  read(view: View, map: YAMLMap): Draft | undefined;
}

/** What is the same in all shapes but one: nothing can be added, and there is nothing beside the texts. */
export const BARE = {
  channels: [],
  pauses: [],
  scenarios: [],
  slots: {},
  suppressions: [],
  insert: { key: () => undefined, step: () => undefined },
} as const;
