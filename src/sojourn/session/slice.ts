const MAX_BYTES = 65_536;

/** How long a slice lives and whose it is: what is everyone's is told to all, and no visitor can change it. */
export type Keep = 'session' | 'visitor' | 'everyone';

/** One slice as it is now. `version` is 0 until the first change, `changedAt` in milliseconds since 1970. */
export interface Snapshot<State = unknown> {
  slice: string;
  version: number;
  state: State;
  /** What `state` is a view of; not for the world. */
  stored: unknown;
  changedAt: number | null;
}

interface Definition<Stored extends object, State> {
  name: string;
  keep: Keep;
  initial: Stored;
  /** What the world sees, where it differs from what is stored; `now` in milliseconds since 1970. */
  view?: (stored: Stored, now: number) => State;
  /** Reads a row that an older version of the feature wrote. By default, missing fields get their initial value. */
  migrate?: (stored: object) => Stored;
  /** What its regions show beside the state: the options of a choice, a limit, a drawing. */
  beside?: (state: State, stored: Stored) => object;
  /** Every page's layout shows this slice. */
  onEveryPage?: boolean;
  /** How much room its JSON may take: a change that needs more is refused as `too-large`. By default 64 KiB. */
  maxBytes?: number;
  /** Describes `State` as JSON Schema, for the descriptions of both doors (see `shape`). By default any object. */
  schema?: object;
  /** What its watchers hear beside its changes: by event, the JSON Schema of the payload. By default nothing. */
  pushes?: Record<string, object>;
  /** Tabs are told no more often than this; they miss versions then, but never the latest. */
  pushesPerSecond?: number;
  /** The number by which sessions can be ranked. By default it has none. */
  rank?: ((stored: Stored) => number) | null;
  /**
   * When time has work to do on it, in milliseconds since 1970; null for never. By default time never has.
   * What it does then is given to `SliceScheduler.schedule`.
   */
  dueAt?: ((stored: Stored) => number | null) | null;
  /**
   * What a change took away, in words for its visitor; undefined where it took nothing. Pages offer to take that
   * back for as long as nothing follows it. By default a change takes nothing.
   * @example removal: (before, after) => (after.items.length < before.items.length ? 'Removed.' : undefined)
   */
  removal?: ((before: State, after: State) => string | undefined) | null;
  /**
   * What it holds, in a few words; undefined where that is nothing. By default its name.
   * @example words: ({ items }) => (items.length > 0 ? `${items.length} items` : undefined)
   */
  words?: (stored: Stored) => string | undefined;
  /** Whether a change of it can be taken back. By default it can, but for what is everyone's. */
  undoable?: boolean;
}

export interface Slice<Stored extends object, State> extends Required<Definition<Stored, State>> {
  /** Never set: lets TypeScript tell the types of a slice it is handed. */
  readonly types?: { stored: Stored; state: State };
}

// A slice takes its stored type as well as giving it, so no narrower type than any fits all slices.
// oxlint-disable-next-line typescript/no-explicit-any
export type AnySlice = Slice<any, any>;

/** Names one feature's part of a session, its type and its empty value. */
export function defineSlice<Stored extends object, State = Stored>(
  definition: Definition<Stored, State>,
): Slice<Stored, State> {
  const { initial } = definition;
  return {
    view: (stored) => stored as unknown as State,
    migrate: (stored) => ({ ...initial, ...stored }),
    beside: () => ({}),
    onEveryPage: false,
    maxBytes: MAX_BYTES,
    schema: { type: 'object' },
    pushes: {},
    pushesPerSecond: Infinity,
    rank: null,
    dueAt: null,
    removal: null,
    words: () => definition.name,
    undoable: definition.keep !== 'everyone',
    ...definition,
  };
}
