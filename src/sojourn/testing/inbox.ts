import { EventEmitter, once } from 'node:events';
import { PATIENCE_MS } from './wait.for.js';

/** Events in the order in which they came, until they are asked for. */
export class Inbox {
  private readonly waiting = new Map<string, unknown[]>();
  private readonly bell = new EventEmitter();

  put(event: string, payloads: readonly unknown[]) {
    this.of(event).push(...payloads);
    this.bell.emit(event);
  }

  has(event: string) {
    return this.of(event).length > 0;
  }

  async next(event: string) {
    const waiting = this.of(event);
    while (waiting.length === 0) await this.ring(event);
    return waiting.shift();
  }

  private of(event: string) {
    const waiting = this.waiting.get(event) ?? [];
    this.waiting.set(event, waiting);
    return waiting;
  }

  private async ring(event: string) {
    await once(this.bell, event, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => {
      throw new Error(`Waited in vain for "${event}".`);
    });
  }
}
