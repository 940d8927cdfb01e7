import { describe, expect, it } from '@jest/globals';
import { sharedApp } from '../support/shared.app.js';
import { Tab } from '../support/tab.js';

const METER = { days: 91, usageKwh: 1412.5, usageRate: 31.2455, supplyRate: 110 };
const SOLAR = { solarKwh: 20_000, feedInRate: 6.5 };

describe('electricity', () => {
  const stage = sharedApp();

  it('is empty before the first estimate, and begins no session by being looked at', async () => {
    const answer = await stage.ada.json('/electricity').expect(200);

    const { state } = answer.body as { state: object };
    expect(new Set(Object.values(state))).toEqual(new Set([null]));
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('works a bill out line by line, GST on usage and supply', async () => {
    const { body } = await stage.ada.send('/electricity/estimate', METER).expect(200);

    expect(body).toEqual({
      slice: 'electricity',
      version: 1,
      state: {
        ...METER,
        solarKwh: 0,
        feedInRate: 0,
        usage: 441.34,
        supply: 100.1,
        feedInCredit: 0,
        gst: 54.14,
        total: 595.58,
      },
    });
  });

  it('may end in a credit, which bears no GST', async () => {
    const { body } = await stage.ada
      .send('/electricity/estimate', { ...METER, ...SOLAR })
      .expect(200);

    expect(body).toMatchObject({ state: { gst: 54.14, feedInCredit: 1300, total: -704.42 } });
    const { text } = await stage.ada.page('/electricity');
    expect(text).toContain('In credit');
    expect(text).toContain('-$704.42');
  });

  it('shows each step on the page, and keeps the inputs in their fields', async () => {
    const form = { days: '91', usageKwh: '1412.5', usageRate: '31.2455', supplyRate: '110' };
    await stage.ada
      .submit('/electricity/estimate', { ...form, solarKwh: '0', feedInRate: '0' })
      .expect(303)
      .expect('Location', '/electricity');

    const { text } = await stage.ada.page('/electricity');

    for (const step of ['1,412.5 kWh × 31.2455 c', '91 days × 110 c', '10% of $541.44', '$595.58'])
      expect(text).toContain(step);
    expect(text).toMatch(/id="electricity-estimate-usageRate"[^>]*value="31.2455"/);
  });

  it('is one visitor’s own, shown in all their tabs, gone with the session', async () => {
    await stage.ada.send('/electricity/estimate', METER);
    const tab = await Tab.open(stage.app.url, { cookie: stage.ada.cookies });
    await tab.watch({ electricity: 1 }, 'html');

    await stage.ada.send('/electricity/estimate', { ...METER, ...SOLAR });

    expect((await tab.next('changed')).html).toContain('-$704.42');
    expect((await stage.app.visitor().page('/electricity')).text).not.toContain('$704.42');
    tab.close();
    await stage.ada.submit('/session/end');
    expect(await stage.ada.state('electricity')).toMatchObject({ days: null, total: null });
  });

  it('keeps what was typed when it is refused, with the message at its field', async () => {
    const form = { days: 'a quarter', usageKwh: '1', usageRate: '2', supplyRate: '3' };

    const { text } = await stage.ada.submit('/electricity/estimate', form).expect(422);

    expect(text).toMatch(/id="electricity-estimate-days"[^>]*value="a quarter"[^>]*aria-invalid/);
    expect(text).toContain('id="electricity-estimate-days-error"');
  });
});
