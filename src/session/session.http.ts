import type { Request } from 'express';
import type { AuditLog } from './audit.log.js';
import { newKey } from './key.js';
import type { Records } from './records.js';
import type { SignedCookies } from './session.cookie.js';
import type { CookieSession } from './session.js';
import type { Owner } from './store.js';
import type { Reason } from './tabs.js';

/** The session of one request, and how its cookies are set. */
export class HttpSession implements CookieSession {
  ifVersion: number | undefined;
  commandId: string | undefined;

  constructor(
    private readonly request: Request,
    private readonly cookies: SignedCookies,
    private readonly records: Records,
    private readonly audit: AuditLog,
    public owner: Owner | null,
  ) {}

  get visitor() {
    return this.owner?.visitor ?? this.cookies.visitor;
  }

  get over(): Reason | undefined {
    const { session: id } = this.cookies;
    if (this.owner || id === null) return undefined;
    return this.records.wasGivenUp(id) ? 'ended' : 'expired';
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

  async renew() {
    const [old, id] = [this.request.sessionID, newKey()];
    // Of several renewals at once one wins; the others leave its cookie alone.
    if (!(await this.records.rename(old, id))) return;
    this.records.giveUp(old);
    this.cookies.setSession(id);
    if (this.owner) this.audit.sessionRenewed(this.owner.key);
  }

  async clear() {
    const { sessionID, session } = this.request;
    await settled((done) => session.destroy(done));
    if (this.owner) this.records.giveUp(sessionID);
    this.cookies.clearSession();
  }
}

function settled(start: (done: (error?: unknown) => void) => void) {
  return new Promise<void>((resolve, reject) => {
    start((error) => (error ? reject(error) : resolve()));
  });
}
