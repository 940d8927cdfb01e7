const MAX_BYTES = 65_536;

/** How long a slice lives and whose it is. What is everyone's no visitor can change. */
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
  /** What visitors see; `now` in milliseconds since 1970. Default: what is stored. */
  view?: (stored: Stored, now: number) => State;
  /** Reads a row that an older version of the feature wrote. Default: missing fields get their initial value. */
  migrate?: (stored: object) => Stored;
  /** What its regions show beside the state, such as the options of a choice. Default: nothing. */
  beside?: (state: State, stored: Stored) => object;
  /** Whether the layout of every page shows it. Default: false. */
  onEveryPage?: boolean;
  /** Bytes of its JSON, beyond which a change is refused as `too-large`. Default: 65,536. */
  maxBytes?: number;
  /** `State` as JSON Schema, for OpenAPI and AsyncAPI (see `shape`). Default: any object. */
  schema?: object;
  /** Events beside its changes, each with the JSON Schema of its payload, for AsyncAPI. Default: none. */
  pushes?: Record<string, object>;
  /** Tabs are told at most so often: they may miss versions, but never the latest. Default: each change. */
  pushesPerSecond?: number;
  /** The number by which sessions can be ranked. Default: none. */
  rank?: ((stored: Stored) => number) | null;
  /** When `SliceScheduler` has work to do on it, in milliseconds since 1970; null for never. Default: never. */
  dueAt?: ((stored: Stored) => number | null) | null;
  /**
   * What a change took away, in words; pages offer to take it back. Default: nothing.
   * @example removal: (before, after) => (after.items.length < before.items.length ? 'Removed.' : undefined)
   */
  removal?: ((before: State, after: State) => string | undefined) | null;
  /**
   * What it holds, in a few words. Default: its name.
   * @example words: ({ items }) => (items.length > 0 ? `${items.length} items` : undefined)
   */
  words?: (stored: Stored) => string | undefined;
  /** Whether a change of it can be taken back. Default: true, false with `keep: 'everyone'`. */
  undoable?: boolean;
}

export interface Slice<Stored extends object, State> extends Required<Definition<Stored, State>> {
  /** Never set: it carries the types of a slice. */
  readonly types?: { stored: Stored; state: State };
}

// A slice takes its stored type as well as giving it, so no narrower type than any fits all slices.
// oxlint-disable-next-line typescript/no-explicit-any
export type AnySlice = Slice<any, any>;

/** One feature's part of a session. @example defineSlice({ name: 'counter', keep: 'session', initial: { n: 0 } }) */
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
