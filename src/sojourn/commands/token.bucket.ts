import type { Rate } from '../session/limits.js';

/** A token bucket: holds `burst` tokens, and gets `perSecond` new ones. */
export class TokenBucket {
  private tokens: number;

  /** @param now milliseconds of a clock that never steps back */
  constructor(
    private readonly rate: Rate,
    private readonly now = () => performance.now(),
    private filledAt = now(),
  ) {
    this.tokens = rate.burst;
  }

  /** @param count more than it can hold is taken from a full one */
  take(count = 1) {
    this.fill();
    if (this.tokens < Math.min(count, this.rate.burst)) return false;
    this.tokens -= count;
    return true;
  }

  /** Gives back what was taken and not used up. */
  giveBack(count: number) {
    this.tokens = Math.min(this.rate.burst, this.tokens + count);
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
