import type { Rate } from '../session/limits.js';

export class TokenBucket {
  private tokens: number;
  private unbalanced = 0;

  /** @param now milliseconds of a clock that never steps back */
  constructor(
    private readonly rate: Rate,
    private readonly now = () => performance.now(),
    private filledAt = now(),
  ) {
    this.tokens = rate.burst;
  }

  /** More than it can hold is taken from a full one. */
  take(count = 1) {
    this.fill();
    if (this.tokens < Math.min(count, this.rate.burst)) return false;
    this.tokens -= count;
    this.unbalanced += count;
    return true;
  }

  giveBack(count: number) {
    this.tokens = Math.min(this.rate.burst, this.tokens + count);
    this.unbalanced -= count;
  }

  get unbalancedShare() {
    return this.unbalanced / this.rate.burst;
  }

  get unbalancedMs() {
    return (this.unbalanced / this.rate.perSecond) * 1000;
  }

  /** @param takenMs what was taken from the shared bucket for this one. @param fullInMs when that is full again */
  balance(takenMs: number, fullInMs: number) {
    const { burst, perSecond } = this.rate;
    this.unbalanced -= (takenMs / 1000) * perSecond;
    this.fill();
    this.tokens = Math.min(burst, burst - (fullInMs / 1000) * perSecond - this.unbalanced);
  }

  get isFull() {
    this.fill();
    return this.tokens === this.rate.burst;
  }

  private fill() {
    const now = this.now();
    const fresh = ((now - this.filledAt) / 1000) * this.rate.perSecond;
    this.tokens = Math.min(this.rate.burst, this.tokens + fresh);
    this.filledAt = now;
  }
}
