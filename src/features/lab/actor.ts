/** What a session holds, as a request sees it; null where there is no session. */
export type State = Record<string, number> | null;

/** Says what a request sees after a step, and waits until its next one is due. */
export type Pause = (sees: State) => Promise<void>;

/** One request in three steps with a pause between them. @returns what was answered */
export type Script = (pause: Pause) => Promise<State>;

/** Lets a script go on by one step at a time. */
export class Actor {
  private readonly answer: Promise<State>;
  private goOn!: () => void;
  private reached: (sees: State) => void = () => undefined;

  constructor(script: Script) {
    const begun = new Promise<void>((resolve) => (this.goOn = resolve));
    this.answer = begun.then(() => script((sees) => this.pause(sees)));
    // Whoever steps hears of it; when the other request has failed, nobody does any more.
    this.answer.catch(() => undefined);
  }

  /** @returns what it sees after the step, or with its last step what it is answered */
  step(): Promise<State> {
    const reached = new Promise<State>((resolve) => (this.reached = resolve));
    this.goOn();
    return Promise.race([reached, this.answer]);
  }

  private pause(sees: State) {
    const next = new Promise<void>((resolve) => (this.goOn = resolve));
    this.reached(sees);
    return next;
  }
}
