import session from 'express-session';

/** express-session's store, with the one step it lacks. */
export abstract class SessionRecordStore extends session.Store {
  /**
   * Gives a record a new id in one step, so that the old one is dead, and remembered as renewed.
   * @returns false where that id is gone already
   */
  abstract rename(from: string, to: string, now: number): Promise<boolean>;
}
