import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { Hosts } from '../commands/hosts.js';
import { Origins } from '../commands/origins.js';
import { RateLimiter } from '../commands/rate.limiter.js';
import { AuditLog } from '../session/audit.log.js';
import { Owners } from '../session/owners.js';
import { malformed, Refusal } from '../session/refusal.js';
import type { HttpSession } from '../session/session.http.js';
import { SessionMiddleware } from '../session/session.middleware.js';
import { Storage } from '../session/storage.js';
import { Visitors } from '../session/visitors.js';
import { ConnectionLimiter } from './connection.limiter.js';
import { isHandshake, isUpgrade, queryOf, type EngineRequest } from './engine.request.js';
import { Seats } from './seats.js';

@Injectable()
export class Admission {
  constructor(
    private readonly session: SessionMiddleware,
    private readonly hosts: Hosts,
    private readonly origins: Origins,
    private readonly audit: AuditLog,
    private readonly owners: Owners,
    private readonly storage: Storage,
    private readonly visitors: Visitors,
    private readonly limiter: RateLimiter,
    private readonly connections: ConnectionLimiter,
    private readonly seats: Seats,
  ) {}

  /** Socket.IO's own options would let a WebSocket, or an upgrade that names an engine id, pass unasked. */
  async check(request: EngineRequest, response: Response) {
    if (!this.hosts.include(request)) throw this.hosts.misdirected();
    if (!this.origins.include(request)) {
      this.audit.originRefused('socket');
      throw this.origins.foreign();
    }
    const { sid } = queryOf(request);
    if (sid) return this.goOn(sid, request, response);
    if (isHandshake(request)) return this.begin(request, response);
    if (request.headers.upgrade) throw malformed('Ask for a WebSocket of protocol 4.');
  }

  private async goOn(engineId: string, request: EngineRequest, response: Response) {
    const isKnown = this.seats.has(engineId);
    if (request.headers.upgrade && !(isKnown && isUpgrade(request)))
      throw malformed('There is no connection to upgrade.');
    if (isKnown && !(await this.seats.belongs(engineId, request, response)))
      throw foreignConnection();
  }

  private async begin(request: EngineRequest, response: Response) {
    this.connections.admit(request, response);
    await new Promise<void>((resolve, reject) =>
      this.session.use(request, response, (error) => (error ? reject(error) : resolve())),
    );
    const excess = this.limiter.admit(request);
    if (excess) throw excess.refusal;
    await this.beginIfNew(request);
    await this.visitors.remind(request.currentSession);
  }

  /** A cookie whose session is over gets no new one: its tab is to be told. Nor does a tab that only comes back. */
  private async beginIfNew(request: EngineRequest) {
    const session = request.currentSession as HttpSession;
    if (session.owner || session.over || queryOf(request).returning) return;
    const owner = this.owners.create(session.visitor);
    await this.storage.begin(owner);
    await session.begin(owner);
    session.owner = owner;
  }
}

const foreignConnection = () =>
  new Refusal('foreign-session', 403, 'This connection was opened by another session.');
