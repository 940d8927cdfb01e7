import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Request, Response } from 'express';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { every } from 'sojourn';
import { Config } from '../../../config.js';
import { StockSessions } from '../stock/stock.sessions.js';

const MOST_SESSIONS = 1_000;
const SWEEP_MS = 10_000;

/** A counter as the READMEs of express-session and connect-sqlite3 have it, in a folder and with a cookie of its own. */
@Injectable()
export class StockCounter implements OnModuleDestroy {
  private sessions: StockSessions | undefined;
  private readonly stopSweeping;

  constructor(private readonly config: Config) {
    this.stopSweeping = every(SWEEP_MS, 'StockCounter', () =>
      this.sessions?.keepNewest(MOST_SESSIONS),
    );
  }

  async count(request: Request, response: Response) {
    this.sessions ??= this.open();
    const { middleware } = this.sessions;
    await new Promise<void>((resolve, reject) => {
      middleware(request, response, (error?: unknown) => (error ? reject(error) : resolve()));
    });
    request.session.count = (request.session.count ?? 0) + 1;
    // Which saves it, before it is answered.
    response.json({ count: request.session.count });
  }

  onModuleDestroy() {
    this.stopSweeping();
    this.sessions?.close();
  }

  /** Not before anybody counts: then the data's folder is there. */
  private open() {
    const { dataDir, secrets } = this.config;
    const folder = join(dataDir, 'lab');
    mkdirSync(folder, { recursive: true });
    // Several processes share the file, so they must know each other's cookies.
    const secret = `${secrets[0]} of the stock counter`;
    const cookie = { path: '/lab/stock', sameSite: 'lax' as const };
    return new StockSessions(folder, { name: 'stock.sid', cookie, secret });
  }
}
