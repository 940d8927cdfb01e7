import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { AuditLog } from '../session/audit.log.js';
import type { Limits, Rate } from '../session/limits.js';
import { tooMany, type Refusal } from '../session/refusal.js';
import { SessionConfig } from '../session/session.config.js';
import { clientAddress } from './client.address.js';
import { SharedBuckets } from './shared.buckets.js';
import { TokenBucket } from './token.bucket.js';

const FIRST_VISITS_BURST = 10;
/** In first visits. */
const COST_OF_NONE = 0.1;
const FORGET_EVERY_MS = 10_000;

const SLOW_DOWN = 'Too many at once: wait a second, then go on.';

export type Limit =
  'first-visits' | 'reads' | 'session' | 'socket' | 'packets' | 'connections' | 'tabs';

interface Client {
  tokens: TokenBucket;
  refusals: TokenBucket;
}

interface Excess {
  refusal: Refusal;
  isFlood: boolean;
}

/** Counts requests and events by session or client address, over all processes, and refuses what is too many. */
@Injectable()
export class RateLimiter {
  /** Since the start of this process. */
  readonly refusals = new Map<Limit, number>();
  private readonly sessions = new Map<string, Client>();
  private readonly addresses = new Map<string, Client>();
  private readonly readers = new Map<string, Client>();
  private readonly firstVisits: Rate | undefined;
  private readonly limits: Limits;
  private forgottenAt = 0;

  constructor(
    { firstVisitsPerSecond, limits }: SessionConfig,
    private readonly audit: AuditLog,
    private readonly shared: SharedBuckets,
  ) {
    this.limits = limits;
    if (firstVisitsPerSecond > 0)
      this.firstVisits = {
        burst: FIRST_VISITS_BURST * firstVisitsPerSecond,
        perSecond: firstVisitsPerSecond,
      };
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
    if (owner) this.sessions.get(owner.key)?.tokens.giveBack(more);
    else this.addresses.get(clientAddress(request))?.tokens.giveBack(more * COST_OF_NONE);
  }

  /** A first visit that began no session, such as a refused form. */
  beganNone(request: Request) {
    this.addresses.get(clientAddress(request))?.tokens.giveBack(1 - COST_OF_NONE);
  }

  command(owner: string, count = 1) {
    return this.take('session', this.sessions, owner, this.limits.commands, count);
  }

  /** Without a limit for first visits there is none for looks. */
  get limitsReads() {
    return this.firstVisits !== undefined;
  }

  read(request: Request) {
    return this.take('reads', this.readers, this.clientOf(request), this.limits.looks);
  }

  clientOf(request: Request) {
    return request.currentSession.owner?.key ?? clientAddress(request);
  }

  refuse(limit: Limit, message = SLOW_DOWN) {
    this.refusals.set(limit, (this.refusals.get(limit) ?? 0) + 1);
    return tooMany(message);
  }

  private firstVisit(address: string, count = 1) {
    if (!this.firstVisits) return undefined;
    return this.take('first-visits', this.addresses, address, this.firstVisits, count);
  }

  private take(limit: Limit, clients: Map<string, Client>, key: string, rate: Rate, count = 1) {
    const { tokens, refusals } = this.client(clients, key, rate);
    const isTaken = tokens.take(count);
    this.shared.taken(`${limit} ${key}`, tokens);
    if (isTaken) return undefined;
    // Once, until it has kept quiet for a while.
    if (refusals.isFull) this.audit.rateLimited(limit, key);
    return { refusal: this.refuse(limit), isFlood: !refusals.take() } satisfies Excess;
  }

  /** A client's buckets outlive its connections, so that coming back is no way around them. */
  private client(clients: Map<string, Client>, key: string, rate: Rate) {
    this.forgetIdleNowAndThen();
    const known = clients.get(key);
    if (known) return known;
    const refusals = new TokenBucket(this.limits.refusals);
    const client = { tokens: new TokenBucket(rate), refusals };
    clients.set(key, client);
    return client;
  }

  private forgetIdleNowAndThen() {
    if (performance.now() - this.forgottenAt < FORGET_EVERY_MS) return;
    this.forgottenAt = performance.now();
    for (const clients of [this.sessions, this.addresses, this.readers])
      for (const [key, { tokens }] of clients) if (tokens.isFull) clients.delete(key);
  }
}
