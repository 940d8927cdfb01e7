import type { SliceChange } from './protocol.js';

/**
 * What `connect` can know of an app: the state of each slice, the payload of each command, and the answer of the
 * commands that keep nothing.
 */
export interface AppTypes {
  slices: object;
  commands: object;
  answers?: object;
}

/** An app of which nothing is known: every name is taken, every state is unknown. */
export interface AnyApp {
  slices: Record<string, unknown>;
  commands: Record<string, object>;
}

/**
 * The state of a slice that `defineSlice` made.
 * @example
 * import type { Counter } from './counter.slice.js';
 * type App = { slices: { counter: StateOf<typeof Counter> }; commands: { 'counter:add': {} } };
 */
export type StateOf<Slice extends { readonly types?: { state: unknown } }> = NonNullable<
  Slice['types']
>['state'];

/** What every app with sessions takes. */
interface SessionCommands {
  'session:stay': object;
  'session:undo': { slice: string; version: number };
  'visitor:forget': object;
}

interface SessionAnswers {
  'session:stay': { idleExpiresAt: string; expiresAt: string };
  'visitor:forget': { forgotten: true };
}

export type SliceName<App extends AppTypes> = Extract<keyof App['slices'], string>;

/** One slice as it is after a change; its name tells the type of its state. */
export type ChangeOf<App extends AppTypes, Name extends SliceName<App> = SliceName<App>> = {
  [Slice in Name]: Pick<SliceChange, 'version'> & { slice: Slice; state: App['slices'][Slice] };
}[Name];

type Commands<App extends AppTypes> = App['commands'] & SessionCommands;

export type EventName<App extends AppTypes> = Extract<keyof Commands<App>, string>;

export type PayloadOf<App extends AppTypes, Event extends EventName<App>> = Commands<App>[Event];

type Answers<App extends AppTypes> = NonNullable<App['answers']> & SessionAnswers;

/** What a command is answered with: the slice it changed, or its own answer. */
export type AnswerOf<App extends AppTypes, Event> = Event extends keyof Answers<App>
  ? Answers<App>[Event]
  : ChangeOf<App>;
