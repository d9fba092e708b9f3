import type { ShapeConfig } from '../document/macro.ts';
import type { Preset } from '../settings.ts';
import type { Kind, Severity } from '../vocabulary.ts';

/** `macrolint.yaml` as plain data, in the form that macros-schema/config.schema.json describes. */
export interface ConfigData {
  readonly extends?: Preset;
  readonly platform?: string;
  readonly kind?: Kind;
  readonly include?: Some<string>;
  readonly exclude?: Some<string>;
  readonly rules?: Readonly<Record<string, RuleEntry>>;
  readonly phrases?: readonly PhraseEntry[];
  readonly shapes?: readonly ShapeConfig[];
  readonly acronyms?: readonly string[];
  readonly slots?: Readonly<Record<string, SlotEntry>>;
  readonly overrides?: readonly OverrideEntry[];
}

export type Some<T> = T | readonly T[];

export type SlotEntry =
  | string
  | number
  | { readonly sample?: string | number; readonly fallback?: string | number; readonly filled_by?: string };

export type RuleEntry =
  | Severity
  | 'off'
  | {
      readonly severity?: Severity | 'off';
      readonly allow?: Some<string>;
      readonly add?: readonly (string | { readonly find: Some<string>; readonly say?: string })[];
    };

export interface PhraseEntry {
  readonly id: string;
  readonly find: Some<string>;
  readonly say?: string;
  readonly message?: string;
  readonly severity?: Severity | 'off';
  readonly cases?: {
    readonly fire?: readonly (string | { readonly text: string; readonly fixed?: string })[];
    readonly leave?: readonly string[];
  };
}

export interface OverrideEntry {
  readonly files: Some<string>;
  readonly extends?: Preset;
  readonly platform?: string;
  readonly kind?: Kind;
  readonly rules?: Readonly<Record<string, RuleEntry>>;
}
