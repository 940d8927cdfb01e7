import type { Connection } from './connection.js';
import type { Unsubscribe } from './listeners.js';
import type { ChangedMessage } from './protocol.js';
import { ask } from './requests.js';
import { Watch, type Watcher } from './watch.js';

/** The watches of one client: the server knows only the slices of all of them together. */
export class Watches {
  private readonly open = new Set<Watch>();

  constructor(private readonly connection: Connection) {}

  async begin(watcher: Watcher): Promise<Unsubscribe> {
    const watch = new Watch(this.connection, watcher);
    this.open.add(watch);
    await watch.catchUp().catch((error: unknown) => {
      this.stop(watch);
      throw error;
    });
    return () => this.stop(watch);
  }

  async catchUp() {
    await Promise.allSettled([...this.open].map((watch) => watch.catchUp()));
  }

  take({ epoch, changes }: ChangedMessage) {
    for (const watch of this.open) {
      const names = watch.names;
      const its = changes.filter(({ slice }) => names.includes(slice));
      if (its.length > 0) watch.take({ epoch, changes: its });
    }
  }

  private stop(watch: Watch) {
    watch.stop();
    this.open.delete(watch);
    const left = [...this.open];
    const others = new Set(left.flatMap(({ names }) => names));
    const tabs = watch.hasTabs && !left.some(({ hasTabs }) => hasTabs);
    const slices = watch.names.filter((name) => !others.has(name));
    ask(this.connection, 'unwatch', { slices, tabs }).catch(() => undefined);
  }
}
