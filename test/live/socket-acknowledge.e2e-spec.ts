import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller, Module } from '@nestjs/common';
import { Command } from '../../src/sojourn/commands/command.js';
import { SessionModule } from '../../src/sojourn/session.module.js';
import { TestApp } from '../support/app.js';
import { Tab } from '../support/tab.js';
import { TrialModule, TrialScript } from '../support/trial.js';

@Controller('silent')
class SilentController {
  @Command('command')
  command() {}
}

@Module({ imports: [SessionModule], controllers: [SilentController] })
class SilentModule {}

const refused = (code: string) => ({ ok: false, error: { code, message: expect.any(String) } });

describe('an event', () => {
  let app: TestApp;
  let tab: Tab;

  beforeAll(async () => {
    app = await TestApp.start({}, [TrialModule, SilentModule]);
  });

  beforeEach(async () => {
    tab = await Tab.open(app.url);
  });

  afterAll(() => app.stop());

  it('that succeeds is acknowledged with the slice', async () => {
    expect(await tab.call('pay:set-wage', { wage: 40 })).toEqual({
      ok: true,
      slice: 'pay',
      version: 1,
      state: { wage: 40, hours: null, pay: null, annual: null },
    });
  });

  it('needs no payload where its command takes none', async () => {
    expect(await tab.call('pay:clear')).toMatchObject({ ok: true });
    expect(await tab.call('pay:clear', {})).toMatchObject({ ok: true });
    expect(await tab.call('unwatch', { slices: [] })).toEqual({ ok: true });
  });

  it.each(['pay:nothing', 'pay', 'pay/set-wage', 'PAY:SET-WAGE', 'session:end', 'changed', ''])(
    'of the name "%s" is not found',
    async (name) => {
      expect(await tab.call(name, {})).toEqual(refused('not-found'));
    },
  );

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'error', 'x'.repeat(1_000)])(
    'of the name "%s" is not found, whatever it means to JavaScript',
    async (name) => {
      const { error } = await tab.call(name, {});

      expect(error!.code).toBe('not-found');
      expect(error!.message.length).toBeLessThan(100);
    },
  );

  it('that meets a fault is told so, and not what went wrong', async () => {
    app.nest.useLogger(false);
    const faults = [new TypeError('secret of /srv/app'), { status: 418 }, 'a string', null];
    const message = 'Something went wrong on our side.';

    for (const fault of faults) {
      app.nest.get(TrialScript).change = () => {
        throw fault;
      };
      expect(await tab.call('trial:change')).toEqual({
        ok: false,
        error: { code: 'fault', message },
      });
    }
    expect(await tab.call('silent:command')).toHaveProperty('ok');
    expect(await tab.call('pay:set-wage', { wage: 1 })).toMatchObject({ ok: true, version: 1 });
  });

  it('may be sent by a client that wants no acknowledgement', async () => {
    tab.socket.emit('pay:set-wage', { wage: 7 });
    tab.socket.emit('no:such', null);

    expect(await tab.watch({ pay: 0 })).toMatchObject({ changed: [{ state: { wage: 7 } }] });
  });
});
