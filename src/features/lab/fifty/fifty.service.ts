import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SessionService, type Session } from 'sojourn';
import { Config } from '../../../config.js';
import type { Fifty } from '../lab.answers.js';
import { OwnVisitor, type OwnAddress } from './own.visitor.js';
import { race } from './race.js';

@Injectable()
export class FiftyService {
  constructor(
    private readonly http: HttpAdapterHost,
    private readonly config: Config,
    private readonly sessions: SessionService,
  ) {}

  async run(session: Session): Promise<Fifty> {
    await this.sessions.answer(session, () => undefined);
    const visitor = new OwnVisitor(this.ownAddress());
    try {
      const sojourn = await race(() => ours(visitor));
      return { stock: await race(() => stock(visitor)), sojourn };
    } finally {
      await visitor.post('/session/end');
    }
  }

  private ownAddress(): OwnAddress {
    const { address, port } = (
      this.http.httpAdapter.getHttpServer() as Server
    ).address() as AddressInfo;
    const host = EVERYWHERE.includes(address) ? '127.0.0.1' : address;
    return { host, port, name: this.config.allowedHosts[0] ?? `${host}:${port}` };
  }
}

const EVERYWHERE = ['::', '0.0.0.0'];

async function ours(visitor: OwnVisitor) {
  const { state } = (await visitor.post('/lab/count')) as { state: { count: number } };
  return state.count;
}

async function stock(visitor: OwnVisitor) {
  const { count } = (await visitor.post('/lab/stock/count')) as { count: number };
  return count;
}
