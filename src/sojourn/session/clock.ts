import { Injectable } from '@nestjs/common';

/** The package's only source of time, so that tests can set it. */
@Injectable()
export class Clock {
  /** Milliseconds since 1970. */
  now() {
    return Date.now();
  }
}
