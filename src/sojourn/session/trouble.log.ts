import type { Logger } from '@nestjs/common';

const SAY_EVERY_MS = 60_000;

export class TroubleLog {
  private count = 0;
  private saidAt = -Infinity;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly logger: Logger,
    private readonly reasonOf: (error: unknown) => string,
  ) {}

  happened(error: unknown) {
    this.count += 1;
    if (performance.now() - this.saidAt >= SAY_EVERY_MS) this.say(error);
    else this.timer ??= setTimeout(() => this.say(error), SAY_EVERY_MS).unref();
  }

  isOver() {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.count = 0;
  }

  private say(error: unknown) {
    const times = this.count > 1 ? ` (${this.count} times)` : '';
    this.logger.error(`The store can’t be used${times}. ${this.reasonOf(error)}`);
    this.isOver();
    this.saidAt = performance.now();
  }
}
