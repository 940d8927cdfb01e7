import { Injectable } from '@nestjs/common';
import { Subject } from 'rxjs';

/** What has just happened in any session, for what sums up over all of them. Told after the commit. */
@Injectable()
export class News {
  /** The name of a slice that was changed. */
  readonly changed = new Subject<string>();
  /** A session has ended, or some have expired. */
  readonly over = new Subject<void>();
}
