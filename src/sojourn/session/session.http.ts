import type { Request } from 'express';
import type { AuditLog } from './audit.log.js';
import type { Door, Owner } from './change.js';
import { newKey } from './key.js';
import type { SignedCookies } from './session.cookie.js';
import type { CookieSession, End, Expected } from './session.js';
import type { SessionRecordStore } from './session.record.store.js';

/** The session of one request, and how its cookies are set. */
export class HttpSession implements CookieSession {
  command: string | undefined;
  door: Door | undefined;
  payload: object | undefined;
  ifVersion: Expected;
  commandId: string | undefined;

  constructor(
    private readonly request: Request,
    private readonly cookies: SignedCookies,
    private readonly records: SessionRecordStore,
    private readonly audit: AuditLog,
    public owner: Owner | null,
    readonly over: End | undefined,
  ) {}

  get visitor() {
    return this.owner?.visitor ?? this.cookies.visitor;
  }

  async begin(owner: Owner) {
    // The record of a session that has expired may still be there, until it is swept: its id is dead, too.
    if (this.request.session.owner) await settled((done) => this.request.session.regenerate(done));
    const { session } = this.request;
    Object.assign(session, { owner: owner.key, startedAt: owner.startedAt });
    // Saved before anything is answered: a browser may follow a redirect before express-session would save by itself.
    await settled((done) => session.save(done));
    if (this.cookies.visitor !== owner.visitor) this.cookies.setVisitor(owner.visitor);
    this.audit.sessionBegun(owner.key);
  }

  get isNameless() {
    return !this.cookies.visitor;
  }

  forgetVisitor() {
    this.cookies.clearVisitor();
  }

  keepVisitor() {
    const { visitor } = this;
    if (visitor && visitor !== this.cookies.visitor) this.cookies.setVisitor(visitor);
  }

  async renew(now: number) {
    const id = newKey();
    // Of several renewals at once one wins; the others leave its cookie alone.
    if (!(await this.records.rename(this.request.sessionID, id, now))) return;
    this.cookies.setSession(id);
    if (this.owner) this.audit.sessionRenewed(this.owner.key);
  }

  /** Its record went with its owner. */
  clear() {
    if (this.owner) this.audit.sessionEnded(this.owner.key);
    this.owner = null;
    this.cookies.clearSession();
  }
}

function settled(start: (done: (error?: unknown) => void) => void) {
  return new Promise<void>((resolve, reject) => {
    start((error) => (error ? reject(error) : resolve()));
  });
}
