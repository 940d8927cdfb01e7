import { Injectable } from '@nestjs/common';
import type { Owner } from './change.js';

export interface OpenTab {
  /** Milliseconds since 1970. */
  since: number;
  transport: string;
  watches: readonly WatchedSlice[];
}

interface WatchedSlice {
  slice: string;
  form: 'json' | 'html';
  version: number;
}

/** LiveModule sets it; without it there are no tabs. */
@Injectable()
export class OpenTabs {
  /** @returns the tabs of a session on this process, the oldest first */
  of: (owner: Owner) => OpenTab[] = () => [];
}
