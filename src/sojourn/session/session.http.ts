import type { AuditLog } from './audit.log.js';
import type { Door, Owner } from './change.js';
import { newKey } from './key.js';
import type { SessionCookies } from './session.cookie.js';
import type { CookieSession, End, Expected } from './session.js';
import type { SessionRecordStore } from './session.record.store.js';

export class HttpSession implements CookieSession {
  command: string | undefined;
  door: Door | undefined;
  payload: object | undefined;
  result: object | undefined;
  ifVersion: Expected;
  commandId: string | undefined;
  id: string | null;

  constructor(
    private readonly cookies: SessionCookies,
    private readonly start: (owner: Owner) => Promise<string>,
    private readonly records: SessionRecordStore,
    private readonly audit: AuditLog,
    public owner: Owner | null,
    readonly over: End | undefined,
  ) {
    this.id = cookies.session;
  }

  get visitor() {
    return this.owner?.visitor ?? this.cookies.visitor;
  }

  async begin(owner: Owner) {
    this.id = await this.start(owner);
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
    if (this.id === null || !(await this.records.rename(this.id, id, now))) return;
    this.cookies.setSession(id);
    if (this.owner) this.audit.sessionRenewed(this.owner.key);
  }

  clear() {
    if (this.owner) this.audit.sessionEnded(this.owner.key);
    this.owner = null;
    this.cookies.clearSession();
  }
}
