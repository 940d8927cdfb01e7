import { afterEach, describe, expect, it } from '@jest/globals';
import {
  Controller,
  Injectable,
  SetMetadata,
  UnauthorizedException,
  UseGuards,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { APP_GUARD, Reflector } from '@nestjs/core';
import { WsException } from '@nestjs/websockets';
import type { Request } from 'express';
import type { Socket } from 'socket.io';
import { Command } from 'sojourn';
import { sharedNest } from '../support/nest.app.js';
import { Tab } from '../support/tab.js';
import { Visitor } from '../support/visitor.js';
import { CounterAppModule } from './counter.app.js';

@Injectable()
class Tokens {
  has(authorization?: string) {
    return authorization === 'Bearer ada';
  }
}

/** As it is written for HTTP. */
@Injectable()
class BearerGuard implements CanActivate {
  constructor(
    private readonly tokens: Tokens,
    private readonly reflector: Reflector,
  ) {}

  canActivate(context: ExecutionContext) {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride('public', targets)) return true;
    const { headers } = context.switchToHttp().getRequest<Request>();
    if (this.tokens.has(headers.authorization)) return true;
    throw new UnauthorizedException('Log in first.');
  }
}

/** As it is written for gateways. */
@Injectable()
class SocketGuard implements CanActivate {
  canActivate(context: ExecutionContext) {
    if (context.getType() !== 'ws') return true;
    const socket = context.switchToWs();
    const { handshake } = socket.getClient<Socket>();
    const [{ mode }, event] = [socket.getData<{ mode?: string }>(), socket.getPattern()];
    if (mode === undefined)
      throw new WsException(`${event} by ${String(handshake.headers['x-name'])}`);
    return false;
  }
}

@Controller('gate')
class GateController {
  @SetMetadata('public', true)
  @Command('look', { answers: Object })
  look() {
    return { isOpen: true };
  }

  @Command('open', { answers: Object })
  open() {
    return { isOpen: true };
  }

  @UseGuards(SocketGuard)
  @Command('walk', { answers: Object })
  walk() {
    return { isThrough: true };
  }
}

const guard = { provide: APP_GUARD, useClass: BearerGuard };
const ADA = { authorization: 'Bearer ada', 'x-name': 'Ada' };

describe('a guard of the app for all that it answers', () => {
  const stage = sharedNest({
    ...CounterAppModule.onMemory(),
    providers: [Tokens, guard],
    controllers: [GateController],
  });
  const tabs: Tab[] = [];

  const open = async (headers: Record<string, string>) => {
    const tab = await Tab.open(stage.url, { headers });
    tabs.push(tab);
    return tab;
  };

  afterEach(() => tabs.splice(0).forEach((tab) => tab.close()));

  it('reads the headers of a socket’s handshake where it reads a request’s', async () => {
    const refused = { code: 'unauthorized', message: 'Log in first.' };
    const [ada, eve] = [await open(ADA), await open({ authorization: 'Bearer eve' })];
    await new Visitor(stage.url, ADA).send('/gate/open').expect(200);
    await new Visitor(stage.url).send('/gate/open').expect(401);

    expect(await ada.call('gate:open')).toEqual({ ok: true, isOpen: true });
    expect(await eve.call('gate:open')).toEqual({ ok: false, error: refused });
    expect(await eve.call('session:stay')).toEqual({ ok: false, error: refused });
  });

  it('finds the metadata of the handler by either door', async () => {
    await new Visitor(stage.url).send('/gate/look').expect(200);
    expect(await (await open({})).call('gate:look')).toEqual({ ok: true, isOpen: true });
  });

  it('gets the socket, the payload and the event, and its WsException is told', async () => {
    const message = 'gate:walk by Ada';
    const ada = await open(ADA);
    await new Visitor(stage.url, ADA).send('/gate/walk').expect(200);

    expect(await ada.call('gate:walk')).toMatchObject({ error: { code: 'forbidden', message } });
    expect(await ada.call('gate:walk', { mode: 'fast' })).toMatchObject({
      error: { code: 'forbidden', message: 'Forbidden resource' },
    });
  });
});
