import type { ReadKind } from '../rules/reading.ts';
import type { ChannelId } from '../sending/channels.ts';
import type { Length } from '../sending/length.ts';
import type { SentWhenMissing } from '../sending/missing.ts';
import type { Missing, ValueOrigin } from '../sending/slotValues.ts';
import type { Span } from '../span.ts';
import type { Severity, Step } from '../vocabulary.ts';

/** What a reader of the preview has chosen; whatever is left out follows from the macro. */
export interface ViewChoice {
  readonly channel?: ChannelId;
  /** Index of the scenario. */
  readonly scenario?: number;
  readonly missing?: Missing;
  /** Index of the message: 0 is the main one, then the variants. Without it, the one written for the channel. */
  readonly message?: number;
  /** The branch to look at, by the number of its condition. Without one, the values decide. */
  readonly branches?: Readonly<Record<number, number>>;
}

/**
 * A reply as the customer sees it, in one channel and one situation: all that is drawn, as a plain value that survives JSON.
 * Spans are file spans in UTF-16 offsets.
 */
export interface ChatView {
  readonly macro: {
    readonly id: string;
    /** The last part of the title. */
    readonly name: string;
    readonly folders: readonly string[];
    readonly kind: ReadKind;
    readonly span: Span;
  };
  readonly platform?: string;
  /** A language tag, where the macro states one. */
  readonly locale?: string;
  readonly customer: string;
  readonly agent: string;
  readonly channel: ChannelId;
  /** The channels that the macro states or has a variant for. */
  readonly ownChannels: readonly ChannelId[];
  readonly scenario: number;
  /** The scenarios’ names, in order; empty where the macro has none. */
  readonly scenarios: readonly string[];
  readonly missing: Missing;
  readonly message: number;
  /** The names of the messages: the channel or locale of a variant, nothing for the main one. */
  readonly messages: readonly (string | null)[];
  readonly moments: readonly Moment[];
  /** What each sentence of the message does. */
  readonly sentences: readonly ViewSentence[];
  readonly findings: readonly ViewFinding[];
  readonly conditions: readonly Condition[];
  readonly length: {
    /** As it is shown, and with the longest values. The longest message, where pauses make several. */
    readonly shown: Length;
    readonly longest: Length;
  };
  readonly notes: readonly Note[];
}

/** What happens next in the conversation. */
export type Moment =
  | Bubble
  /** The agent waits, for what `text` says; never sent. */
  | { readonly type: 'pause'; readonly text: string; readonly minutes: number }
  /** The agent goes on typing after the reply: a hold. */
  | { readonly type: 'typing' };

export interface Bubble {
  readonly type: 'bubble';
  readonly from: 'customer' | 'agent';
  /** `10:02`. */
  readonly time: string;
  /** Milliseconds for which the agent types, when the conversation is played. */
  readonly typing: number;
  readonly content: readonly ViewNode[];
  /** The words in the file. Absent for what isn’t written there. */
  readonly span?: Span;
  /** No scenario gives the customer’s words; they are made up. */
  readonly madeUp?: true;
}

/** A tree of text: branches are what Markdown or HTML make of it, leaves are what is read. */
export type Tree<Leaf> =
  | Leaf
  | { readonly type: 'break' | 'rule' }
  | {
      readonly type:
        | 'paragraph'
        | 'heading'
        | 'quote'
        | 'code-block'
        | 'list'
        | 'numbered'
        | 'item'
        | 'strong'
        | 'emphasis'
        | 'underline'
        | 'strike'
        | 'code';
      readonly children: readonly Tree<Leaf>[];
      /** The first number of a `numbered` list. */
      readonly start?: number;
    }
  | { readonly type: 'link'; readonly to: string; readonly children: readonly Tree<Leaf>[] }
  /** A picture, which the preview never loads. */
  | { readonly type: 'image'; readonly label: string };

export type ViewNode = Tree<ViewLeaf>;
export type ViewLeaf = TextLeaf | SlotLeaf | ControlLeaf | RemovedLeaf;

interface Shown {
  readonly span?: Span;
  /** Indices into `findings`. */
  readonly marks?: readonly number[];
  /** Index into `sentences`. */
  readonly sentence?: number;
  /** Against the other text of a comparison. */
  readonly change?: 'added' | 'removed';
}

export interface TextLeaf extends Shown {
  readonly type: 'text';
  readonly text: string;
  /** It makes a text message change its encoding, and so smaller. */
  readonly costly?: true;
}

export interface SlotLeaf extends Shown {
  readonly type: 'slot';
  /** As it is written in the file. */
  readonly source: string;
  readonly name: string;
  readonly blank: boolean;
  readonly text: string;
  readonly from: ValueOrigin;
  readonly missing?: SentWhenMissing;
  readonly lost?: true;
}

/** An invisible character that changes the direction of what follows: shown by its name, never obeyed. */
export interface ControlLeaf extends Shown {
  readonly type: 'control';
  /** `U+202E`. */
  readonly code: string;
}

/** Words that the other text of a comparison has here. */
export interface RemovedLeaf {
  readonly type: 'removed';
  readonly text: string;
}

export interface ViewSentence {
  readonly steps: readonly Step[];
  /** The author’s own label. */
  readonly labelled: boolean;
}

export interface ViewFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  /** 1-based, where it is known. */
  readonly line?: number;
  /** `macro`: about the macro as a whole; `elsewhere`: in words that aren’t shown now, such as another branch. */
  readonly place: 'shown' | 'macro' | 'elsewhere';
  readonly fixes: readonly { readonly title: string; readonly safe: boolean }[];
}

/** A Liquid condition that was met on the way. */
export interface Condition {
  readonly id: number;
  /** `if order.id`, `elsif …`, `else`; the last one, without text, where nothing is sent. */
  readonly branches: readonly string[];
  readonly chosen: number;
  /** The reader’s choice, not the values’. */
  readonly forced: boolean;
  readonly span?: Span;
}

/** What a reader should know about this picture. The words for each code are the drawer’s. */
export type Note =
  | { readonly code: 'logic-not-evaluated' }
  | { readonly code: 'broken-logic'; readonly tag: string }
  | { readonly code: 'cut'; readonly shown: number; readonly characters: number }
  | { readonly code: 'missing-unverified' }
  | { readonly code: 'lost-fallback' }
  | { readonly code: 'separate-message' };
