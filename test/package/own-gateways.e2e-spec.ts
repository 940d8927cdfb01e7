import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { IoAdapter } from '@nestjs/platform-socket.io';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import type { Request } from 'express';
import { once } from 'node:events';
import type { Server, ServerOptions, Socket } from 'socket.io';
import { LIMITS } from '../../src/sojourn/session/limits.js';
import { Tab } from '../support/tab.js';
import { Visitor } from '../support/visitor.js';
import { bareSocket } from '../support/wire.js';
import { CounterAppModule } from './counter.app.js';

class Chat {
  @SubscribeMessage('say')
  say(@MessageBody() text: string) {
    return { said: text };
  }
}

@WebSocketGateway({ namespace: 'early' })
class EarlyGateway extends Chat {}

@WebSocketGateway({ namespace: 'late' })
class LateGateway extends Chat {}

@Module({ providers: [LateGateway] })
class LateModule {}

@WebSocketGateway()
class RootGateway {
  @SubscribeMessage('who')
  who(@ConnectedSocket() { request }: Socket, @MessageBody() greeting: string) {
    const { owner } = (request as unknown as Request).currentSession;
    return { greeting, hasSession: owner !== null };
  }
}

class OwnAdapter extends IoAdapter {
  override createIOServer(port: number, options?: ServerOptions): Server {
    const cors = { origin: 'https://shop.example', credentials: true };
    return super.createIOServer(port, { ...options!, cors });
  }
}

describe.each([
  ['Nest’s adapter', undefined],
  ['an adapter of the app', OwnAdapter],
])('gateways of the app beside the package’s, on %s', (_, Adapter) => {
  let app: INestApplication;
  let url: string;
  let ada: Visitor;

  beforeAll(async () => {
    const limits = { ...LIMITS, tablessSeconds: 1 };
    const module = CounterAppModule.onMemory(undefined, { limits });
    const imports = [...module.imports!, LateModule];
    const providers = [EarlyGateway, RootGateway];
    app = await NestFactory.create({ ...module, imports, providers }, { logger: false });
    if (Adapter) app.useWebSocketAdapter(new Adapter(app));
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    ada = new Visitor(url);
    await ada.send('/counter/add').expect(200);
  });

  afterAll(() => app.close());

  it.each(['early', 'late'])(
    'keep the connection of who is in the namespace “%s” only',
    async (name) => {
      const chat = await Tab.open(`${url}/${name}`, { cookie: ada.cookies });
      const bare = bareSocket(url);

      await once(bare.resume(), 'close');
      expect(await chat.call('say', 'hello')).toEqual({ said: 'hello' });
      expect(chat.hasHeard('disconnect')).toBe(false);
      chat.close();
    },
  );

  it('take their own events of a tab, which goes on to send commands', async () => {
    const tab = await Tab.open(url, { cookie: ada.cookies });

    expect(await tab.call('who', 'hello')).toEqual({ greeting: 'hello', hasSession: true });
    expect(await tab.call('counter:add')).toMatchObject({ ok: true, state: { n: 2 } });
    expect(await tab.call('whom')).toMatchObject({ ok: false, error: { code: 'not-found' } });
    tab.close();
  });
});
