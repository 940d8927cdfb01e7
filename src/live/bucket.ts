/** How many events a socket, and all sockets of a session together, may send: a burst, then so many a second. */
export const SOCKET_RATE = { burst: 400, perSecond: 200 };
export const SESSION_RATE = { burst: 1_600, perSecond: 800 };
/** How many packets of any kind a connection may send: events with all their refusals, and the odd one more. */
export const PACKET_RATE = { burst: 1_000, perSecond: 400 };
/** A socket that has been refused this often is cut. */
export const REFUSALS_BEFORE_CUT = 200;

interface Rate {
  burst: number;
  perSecond: number;
}

/** A token bucket: holds `burst` tokens, and gets `perSecond` new ones. */
export class Bucket {
  private tokens: number;

  /** @param now milliseconds of a clock that never steps back */
  constructor(
    private readonly rate: Rate,
    private readonly now = () => performance.now(),
    private filledAt = now(),
  ) {
    this.tokens = rate.burst;
  }

  take() {
    this.fill();
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
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
