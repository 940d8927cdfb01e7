import { Clock } from '../session/clock.js';

/** A clock that stands still until a test moves it. */
export class TestClock extends Clock {
  private time = Date.now();

  override now() {
    return this.time;
  }

  /** @param milliseconds how far it moves on */
  pass(milliseconds: number) {
    this.time += milliseconds;
  }
}
