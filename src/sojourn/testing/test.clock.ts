import { Clock } from '../session/clock.js';

/** A clock that stands still. @example builder.overrideProvider(Clock).useValue(new TestClock()) */
export class TestClock extends Clock {
  private time = Date.now();

  override now() {
    return this.time;
  }

  pass(milliseconds: number) {
    this.time += milliseconds;
  }
}
