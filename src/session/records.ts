import session from 'express-session';

/** So many ids are remembered; of a session that was ended longer ago it is said that it has expired. */
const REMEMBERED = 10_000;

/** express-session's store, with the one step it lacks. */
export abstract class Records extends session.Store {
  private readonly givenUp = new Set<string>();

  /** Gives a record a new id in one step, so that the old one is dead; false where that id is gone already. */
  abstract rename(from: string, to: string): Promise<boolean>;

  /** Remembers that the visitor gave this id up. An id that is gone otherwise has expired. */
  giveUp(id: string) {
    this.givenUp.add(id);
    const [oldest] = this.givenUp;
    if (this.givenUp.size > REMEMBERED) this.givenUp.delete(oldest!);
  }

  wasGivenUp(id: string) {
    return this.givenUp.has(id);
  }
}
