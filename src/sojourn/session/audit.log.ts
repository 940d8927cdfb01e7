import { Injectable, Logger } from '@nestjs/common';
import { publicName } from './key.js';
import { LineBudget } from './line.budget.js';
import { SessionConfig } from './session.config.js';
import { Tally } from './tally.js';

const MINUTE_MS = 60_000;

type Door = 'http' | 'socket';

/** `session` and `cookie` are short hashes: they tell which lines belong together, and give nothing away. */
@Injectable()
export class AuditLog {
  private readonly logger = new Logger('Audit');
  /** No client may fill the disk. */
  private readonly refusals: LineBudget;

  constructor(
    { limits }: SessionConfig,
    private readonly tally: Tally,
  ) {
    this.refusals = new LineBudget(limits.logLines, MINUTE_MS, (what, more) =>
      this.logger.warn(what, { more }),
    );
  }

  sessionBegun(owner: string) {
    this.session('begun', owner);
  }

  sessionRenewed(owner: string) {
    this.session('renewed', owner);
  }

  sessionEnded(owner: string) {
    this.session('ended', owner);
  }

  sessionExpired(owner: string) {
    this.session('expired', owner);
  }

  visitorForgotten(owner?: string) {
    this.logger.log('visitor forgotten', ofSession(owner));
  }

  originRefused(door: Door, owner?: string) {
    this.refusal('origin refused', { door, ...ofSession(owner) });
  }

  cookieForged(value: string) {
    this.refusal('cookie forged', { cookie: hash(value) });
  }

  rateLimited(limit: string, client: string) {
    this.refusal('rate limited', { limit, ...ofSession(client) });
  }

  socketCut(owner?: string) {
    this.refusal('socket cut', ofSession(owner));
  }

  private session(event: string, owner: string) {
    this.logger.log(`session ${event}`, ofSession(owner));
    this.tally.add('sessions', { event });
  }

  private refusal(what: string, details: object) {
    if (this.refusals.allows(what)) this.logger.warn(what, details);
  }
}

const ofSession = (owner?: string) => ({ ...(owner && { session: hash(owner) }) });

const hash = (secret: string) => publicName(secret).slice(0, 8);
