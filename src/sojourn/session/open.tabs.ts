import { Injectable } from '@nestjs/common';
import type { Owner } from './change.js';

/** One open tab of a session on this process. */
export interface OpenTab {
  /** Milliseconds since 1970. */
  since: number;
  /** What carries it: `websocket` or `polling`. */
  transport: string;
  watches: readonly WatchedSlice[];
}

interface WatchedSlice {
  slice: string;
  /** What it is told: states, or a page's regions. */
  form: 'json' | 'html';
  /** The version that it has: what it said, or what it was told last. */
  version: number;
}

/** Where LiveModule says which tabs are open. Without it there are none. */
@Injectable()
export class OpenTabs {
  /** @returns the tabs of a session on this process, the oldest first */
  of: (owner: Owner) => OpenTab[] = () => [];
}
