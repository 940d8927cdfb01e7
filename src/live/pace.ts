interface Beat {
  timer: NodeJS.Timeout;
  dueAt: number;
  /** The latest that came too soon. */
  waiting: (() => void) | undefined;
}

/** Does a thing at once, or where that would be too often, the latest of it as soon as it may. */
export class Pace {
  /** By owner and then by slice. */
  private readonly beats = new Map<string, Map<string, Beat>>();

  keep(owner: string, slice: string, perSecond: number, act: () => void) {
    if (perSecond === Infinity) return act();
    const beat = this.beats.get(owner)?.get(slice);
    if (beat) beat.waiting = act;
    else this.begin(owner, slice, 1000 / perSecond, act);
  }

  forget(owner: string) {
    for (const { timer } of this.beats.get(owner)?.values() ?? []) clearTimeout(timer);
    this.beats.delete(owner);
  }

  forgetAll() {
    for (const owner of this.beats.keys()) this.forget(owner);
  }

  private begin(owner: string, slice: string, everyMs: number, act: () => void, lateMs = 0) {
    const beats = this.beats.get(owner) ?? new Map<string, Beat>();
    const waitMs = everyMs + lateMs;
    const timer = setTimeout(() => this.next(owner, slice, everyMs), waitMs).unref();
    beats.set(slice, { timer, dueAt: performance.now() + waitMs, waiting: undefined });
    this.beats.set(owner, beats);
    act();
  }

  private next(owner: string, slice: string, everyMs: number) {
    const beats = this.beats.get(owner)!;
    const { waiting, dueAt } = beats.get(slice)!;
    // A process that is late has too much to do: it then tells less often, so that it still answers in time.
    if (waiting) return this.begin(owner, slice, everyMs, waiting, 2 * (performance.now() - dueAt));
    beats.delete(slice);
    if (beats.size === 0) this.beats.delete(owner);
  }
}
