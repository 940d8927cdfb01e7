import session from 'express-session';

/** express-session's store, with the one step it lacks. */
export abstract class SessionRecordStore extends session.Store {
  /** One atomic step: the old id is dead, and remembered as renewed. @returns false where it is gone already */
  abstract rename(from: string, to: string, now: number): Promise<boolean>;
}
