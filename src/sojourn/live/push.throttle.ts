interface Turn {
  timer: NodeJS.Timeout;
  dueAt: number;
  waiting: (() => void) | undefined;
}

export class PushThrottle {
  /** By owner and then by slice. */
  private readonly turns = new Map<string, Map<string, Turn>>();

  run(owner: string, slice: string, perSecond: number, act: () => void) {
    if (perSecond === Infinity) return act();
    const turn = this.turns.get(owner)?.get(slice);
    if (turn) turn.waiting = act;
    else this.begin(owner, slice, 1000 / perSecond, act);
  }

  forget(owner: string) {
    for (const { timer } of this.turns.get(owner)?.values() ?? []) clearTimeout(timer);
    this.turns.delete(owner);
  }

  forgetAll() {
    for (const owner of this.turns.keys()) this.forget(owner);
  }

  private begin(owner: string, slice: string, everyMs: number, act: () => void, lateMs = 0) {
    const turns = this.turns.get(owner) ?? new Map<string, Turn>();
    const waitMs = everyMs + lateMs;
    const timer = setTimeout(() => this.next(owner, slice, everyMs), waitMs).unref();
    turns.set(slice, { timer, dueAt: performance.now() + waitMs, waiting: undefined });
    this.turns.set(owner, turns);
    act();
  }

  private next(owner: string, slice: string, everyMs: number) {
    const turns = this.turns.get(owner)!;
    const { waiting, dueAt } = turns.get(slice)!;
    // A process that is late has too much to do: it then tells less often, so that it still answers in time.
    if (waiting) return this.begin(owner, slice, everyMs, waiting, 2 * (performance.now() - dueAt));
    turns.delete(slice);
    if (turns.size === 0) this.turns.delete(owner);
  }
}
