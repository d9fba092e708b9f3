import type { YAMLMap } from 'yaml';
import { eatenText, type Hazard, hazardAt } from '../eatenText.ts';
import type { Macro, MacroText, Suppression } from '../macro.ts';
import { type Held, textOf, type View } from '../nodes.ts';
import type { SchemaProblem } from '../shapeProblems.ts';

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
  /** What is wrong with a map that is, or should be, a macro of this shape. macrolint's own shape has a schema for that. */
  problems?(view: View, map: YAMLMap): SchemaProblem[];
  /** Undefined where the map holds no text that is sent to a customer. */
  read(reader: Reader, map: YAMLMap): Draft | undefined;
}

/** Reads texts out of a document and keeps what YAML made of those that it misreads. */
export class Reader {
  readonly view: View;
  readonly hazards: Hazard[] = [];

  constructor(view: View) {
    this.view = view;
  }

  /** A text of the macro: none where it is blank, or where YAML reads something else. */
  texts(held: Held | undefined, more: Partial<MacroText> = {}): MacroText[] {
    if (!held) return [];
    const hazard = hazardAt(this.view, held);
    if (hazard) this.hazards.push(hazard);
    const scalar = this.view.scalar(held);
    if (!scalar || scalar.value.trim() === '') return [];
    return [{ scalar, format: 'text', ...(held.alias ? { alias: held.alias } : {}), ...more }];
  }

  /** A title or another short text that is not sent. */
  label(held: Held | undefined): string | undefined {
    if (!held) return undefined;
    const hazard = hazardAt(this.view, held, true);
    if (hazard) this.hazards.push(hazard);
    return textOf(held.node);
  }

  /** The problems of the texts that were read. */
  problems() {
    return this.hazards.map((hazard) => eatenText(this.view.text, hazard));
  }
}

/** What a shape leaves out that has texts only. */
export const BARE = {
  channels: [],
  pauses: [],
  scenarios: [],
  slots: {},
  suppressions: [],
  insert: { key: () => undefined, step: () => undefined, ignore: () => undefined },
  names: () => ({ slots: [], samples: [], next: [], locales: [] }),
} as const;
