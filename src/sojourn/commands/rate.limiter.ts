import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { AuditLog } from '../session/audit.log.js';
import { tooMany, type Refusal } from '../session/refusal.js';
import { SessionConfig } from '../session/session.config.js';
import { Tally } from '../session/tally.js';
import { clientAddress } from './client.address.js';
import { ClientBuckets } from './client.buckets.js';
import { SharedBuckets } from './shared.buckets.js';

const FIRST_VISITS_BURST = 10;
/** In first visits. */
const COST_OF_NONE = 0.1;

const SLOW_DOWN = 'Too many at once: wait a second, then go on.';

export type Limit =
  'first-visits' | 'reads' | 'session' | 'socket' | 'packets' | 'connections' | 'tabs';

interface Excess {
  refusal: Refusal;
  isFlood: boolean;
}

/** Counts requests and events by session or client address, over all processes, and refuses what is too many. */
@Injectable()
export class RateLimiter {
  private readonly sessions: ClientBuckets;
  private readonly readers: ClientBuckets;
  private readonly addresses: ClientBuckets | undefined;

  constructor(
    { firstVisitsPerSecond: perSecond, limits }: SessionConfig,
    private readonly audit: AuditLog,
    private readonly shared: SharedBuckets,
    private readonly tally: Tally,
  ) {
    this.sessions = new ClientBuckets(limits.commands, limits.refusals);
    this.readers = new ClientBuckets(limits.looks, limits.refusals);
    const firstVisits = { burst: FIRST_VISITS_BURST * perSecond, perSecond };
    if (perSecond > 0) this.addresses = new ClientBuckets(firstVisits, limits.refusals);
  }

  admit(request: Request) {
    const { owner } = request.currentSession;
    if (owner) return this.command(owner.key);
    return this.firstVisit(clientAddress(request));
  }

  admitMore(request: Request, more: number) {
    const { owner } = request.currentSession;
    if (owner) return this.command(owner.key, more);
    return this.firstVisit(clientAddress(request), more * COST_OF_NONE);
  }

  takeBack(request: Request, more: number) {
    const { owner } = request.currentSession;
    if (owner) this.sessions.giveBack(owner.key, more);
    else this.addresses?.giveBack(clientAddress(request), more * COST_OF_NONE);
  }

  /** A first visit that began no session, such as a refused form. */
  beganNone(request: Request) {
    this.addresses?.giveBack(clientAddress(request), 1 - COST_OF_NONE);
  }

  command(owner: string, count = 1) {
    return this.take('session', this.sessions, owner, count);
  }

  /** Without a limit for first visits there is none for looks. */
  get limitsReads() {
    return this.addresses !== undefined;
  }

  read(request: Request) {
    return this.take('reads', this.readers, this.clientOf(request));
  }

  clientOf(request: Request) {
    return request.currentSession.owner?.key ?? clientAddress(request);
  }

  refuse(limit: Limit, message = SLOW_DOWN) {
    this.tally.add('refusals', { limit });
    return tooMany(message);
  }

  private firstVisit(address: string, count = 1) {
    return this.addresses && this.take('first-visits', this.addresses, address, count);
  }

  private take(limit: Limit, clients: ClientBuckets, key: string, count = 1): Excess | undefined {
    const { tokens, refusals } = clients.of(key);
    const isTaken = tokens.take(count);
    this.shared.taken(`${limit} ${key}`, tokens);
    if (isTaken) return undefined;
    // Once, until it has kept quiet for a while.
    if (refusals.isFull) this.audit.rateLimited(limit, key);
    return { refusal: this.refuse(limit), isFlood: !refusals.take() };
  }
}
