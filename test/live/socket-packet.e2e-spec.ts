import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { Tab } from '../support/tab.js';
import { WireTab } from '../support/wire.js';

describe('a packet made by hand', () => {
  let app: TestApp;
  let wire: WireTab;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  beforeEach(async () => {
    wire = await WireTab.open(app.url);
  });

  afterEach(() => wire.close());

  afterAll(() => app.stop());

  /** Sends a packet that wants to be acknowledged as number 1. @returns the code it is refused with */
  async function codeOf(packet: string) {
    await wire.send(packet);
    const acknowledgement = await wire.next();
    expect(acknowledgement).toMatch(/^431\[\{"ok":false/);
    return /"code":"([\w-]+)"/.exec(acknowledgement)![1];
  }

  it.each(['[7,{}]', '[0]', '[7,null]'])(
    'whose event is a number is acknowledged: %s',
    async (data) => {
      expect(await codeOf(`421${data}`)).toMatch(/^(not-found|malformed)$/);
    },
  );

  it('without an event is acknowledged', async () => {
    expect(await codeOf('421["",{}]')).toBe('not-found');
  });

  it.each([1_001, 30_000])('nested %d deep is refused, and is no fault', async (depth) => {
    const nested = '['.repeat(depth) + ']'.repeat(depth);

    expect(await codeOf(`421["pay:set-wage",{"wage":${nested}}]`)).toBe('malformed');
  });

  it('cannot reach an object’s prototype', async () => {
    const payload =
      '{"name":"Ada","__proto__":{"admin":1},"constructor":{"prototype":{"admin":1}}}';

    await wire.send(`421["greeting:set",${payload}]`);

    expect(await wire.next()).toMatch(/^431\[/);
    expect({}).not.toHaveProperty('admin');
  });

  it('of a megabyte is not even read', async () => {
    const packet = `42["pay:set-wage",{"wage":"${'x'.repeat(1_000_000)}"}]`;

    expect(await wire.send(packet)).toMatchObject({ status: 413 });
  });

  it.each([
    'nonsense',
    '',
    '42',
    '42{}',
    '42[]',
    '42[null]',
    '42["disconnecting"]',
    '42["disconnect"]',
    '42["newListener"]',
    '42/admin,["pay:clear"]',
    '40/admin,',
    '431[{}]',
    '451-["pay:set-wage",{"_placeholder":true,"num":9}]',
    '4599999999-["pay:set-wage"]',
    '49',
  ])('such as "%s" ends its own connection at most', async (packet) => {
    const stranger = await Tab.open(app.url);

    await wire.send(packet);

    expect(await stranger.call('pay:set-wage', { wage: 1 })).toMatchObject({ ok: true });
  });
});
