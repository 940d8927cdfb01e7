import type { SliceChange } from './protocol.js';

/** The states of an app's slices, the payloads of its commands, and the answers of the commands that keep nothing. */
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
 * @example type App = { slices: { counter: StateOf<typeof Counter> }; commands: { 'counter:add': object } };
 */
export type StateOf<Slice extends { readonly types?: { state: unknown } }> = NonNullable<
  Slice['types']
>['state'];

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

/** A slice after a change. */
export type ChangeOf<App extends AppTypes, Name extends SliceName<App> = SliceName<App>> = {
  [Slice in Name]: Pick<SliceChange, 'version'> & { slice: Slice; state: App['slices'][Slice] };
}[Name];

type Commands<App extends AppTypes> = App['commands'] & SessionCommands;

export type EventName<App extends AppTypes> = Extract<keyof Commands<App>, string>;

export type PayloadOf<App extends AppTypes, Event extends EventName<App>> = Commands<App>[Event];

type Answers<App extends AppTypes> = NonNullable<App['answers']> & SessionAnswers;

export type AnswerOf<App extends AppTypes, Event> = Event extends keyof Answers<App>
  ? Answers<App>[Event]
  : ChangeOf<App>;
