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

  it.each([[undefined], [0], ['40'], [NaN], [[]], [{ $gt: 0 }], [Buffer.from('40')]])(
    'with %j for a number is refused, and says which field',
    async (wage) => {
      const { error } = await tab.call('pay:set-wage', { wage });

      expect(error).toEqual({
        code: 'invalid',
        message: expect.any(String),
        errors: { wage: [expect.any(String)] },
      });
    },
  );

  it('with a field the command does not have is refused', async () => {
    const { error } = await tab.call('pay:set-wage', { wage: 1, price: 0 });

    expect(error).toMatchObject({ code: 'invalid', errors: { price: [expect.any(String)] } });
  });

  it('without its payload is refused field by field', async () => {
    expect(await tab.call('pay:set-wage')).toMatchObject({ error: { errors: { wage: [{}] } } });
  });

  it('that breaks a rule of its feature is refused with that rule’s code', async () => {
    expect(await tab.call('pay:calculate', { hours: 8 })).toMatchObject(refused('no-wage'));
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

  it('with a version that is gone is refused, with the slice as it is', async () => {
    const { state } = await tab.call('pay:set-wage', { wage: 40, ifVersion: 0 });

    const { error } = await tab.call('pay:set-wage', { wage: 50, ifVersion: 0 });

    const current = { slice: 'pay', version: 1, state };
    expect(error).toEqual({ code: 'stale', message: expect.any(String), current });
    expect(await tab.call('pay:clear', { ifVersion: 1 })).toMatchObject({ ok: true, version: 2 });
  });

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
