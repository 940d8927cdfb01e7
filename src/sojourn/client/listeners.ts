/** Takes a listener away again. */
export type Unsubscribe = () => void;

export class Listeners<Args extends unknown[]> {
  private readonly all = new Set<(...args: Args) => void>();

  add(listener: (...args: Args) => void): Unsubscribe {
    this.all.add(listener);
    return () => void this.all.delete(listener);
  }

  tell(...args: Args) {
    for (const listener of this.all) listener(...args);
  }

  clear() {
    this.all.clear();
  }
}
