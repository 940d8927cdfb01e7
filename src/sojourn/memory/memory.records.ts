import type { SessionData } from 'express-session';
import { sessionEnded } from '../session/refusal.js';
import type { End } from '../session/session.js';
import { SessionRecordStore } from '../session/session.record.store.js';

type Found = (error: unknown, record?: SessionData | null) => void;
type Done = (error?: unknown) => void;

interface Owners {
  has(key: string): boolean;
}

export class MemoryRecords extends SessionRecordStore {
  /** As JSON, by session id. */
  private readonly records = new Map<string, string>();

  constructor(
    private readonly owners: Owners,
    private readonly remember: (sid: string, end: End, now: number) => void,
  ) {
    super();
  }

  get(sid: string, done: Found) {
    const record = JSON.parse(this.records.get(sid) ?? 'null') as SessionData | null;
    done(null, record && this.owners.has(record.owner) ? record : null);
  }

  set(sid: string, record: SessionData, done?: Done) {
    if (!this.owners.has(record.owner)) return done?.(sessionEnded());
    this.records.set(sid, JSON.stringify(record));
    done?.();
  }

  destroy(sid: string, done?: Done) {
    this.records.delete(sid);
    done?.();
  }

  ownerOf(sid: string) {
    const json = this.records.get(sid);
    return json === undefined ? undefined : ownerIn(json);
  }

  async rename(from: string, to: string, now: number) {
    const record = this.records.get(from);
    if (record === undefined) return false;
    this.records.delete(from);
    this.records.set(to, record);
    this.remember(from, 'renewed', now);
    return true;
  }

  drop(owner: string) {
    const ids = [...this.records].filter(([, json]) => ownerIn(json) === owner).map(([id]) => id);
    for (const id of ids) this.records.delete(id);
    return ids;
  }
}

const ownerIn = (json: string) => (JSON.parse(json) as SessionData).owner;
