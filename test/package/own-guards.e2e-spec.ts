import { afterEach, describe, expect, it } from '@jest/globals';
import { APP_GUARD } from '@nestjs/core';
import { sharedNest } from '../support/nest.app.js';
import { Tab } from '../support/tab.js';
import { Visitor } from '../support/visitor.js';
import { CounterAppModule } from './counter.app.js';
import { BearerGuard, GateController, Tokens } from './guarded.app.js';

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
