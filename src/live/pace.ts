interface Beat {
  timer: NodeJS.Timeout;
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
    for (const { timer } of this.beats.get(owner)?.values() ?? []) clearInterval(timer);
    this.beats.delete(owner);
  }

  forgetAll() {
    for (const owner of this.beats.keys()) this.forget(owner);
  }

  private begin(owner: string, slice: string, everyMs: number, act: () => void) {
    const beats = this.beats.get(owner) ?? new Map<string, Beat>();
    const timer = setInterval(() => this.next(owner, slice), everyMs).unref();
    this.beats.set(owner, beats.set(slice, { timer, waiting: undefined }));
    act();
  }

  private next(owner: string, slice: string) {
    const beats = this.beats.get(owner)!;
    const beat = beats.get(slice)!;
    const { waiting } = beat;
    beat.waiting = undefined;
    if (waiting) return waiting();
    clearInterval(beat.timer);
    beats.delete(slice);
    if (beats.size === 0) this.beats.delete(owner);
  }
}
