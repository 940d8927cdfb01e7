/** Null where there is no session. */
export type State = Record<string, number> | null;

export type Pause = (sees: State) => Promise<void>;

export type Script = (pause: Pause) => Promise<State>;

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
