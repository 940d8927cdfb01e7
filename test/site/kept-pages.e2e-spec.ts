import { describe, expect, it } from '@jest/globals';
import { sharedApp } from '../support/shared.app.js';

const keyOn = (text: string) => /name="commandId" value="([^"]+)"/.exec(text)![1];

describe('a page that is asked for again', () => {
  const stage = sharedApp({
    begin: (ada) => ada.submit('/pay/set-wage', { wage: '32.50' }).expect(303),
  });
  const page = async (path: string) => (await stage.ada.page(path).expect(200)).text;

  it('is the same as long as nothing changes, and shows each change at once', async () => {
    expect(await page('/pay')).toBe(await page('/pay'));

    for (const wage of ['33.10', '34.20', '33.10']) {
      await stage.ada.submit('/pay/set-wage', { wage }).expect(303);
      expect(await page('/pay')).toContain(`Wage</dt><dd>$${wage} an hour`);
    }
  });

  it('shows what changes elsewhere in its session', async () => {
    await page('/pay');

    await stage.ada.submit('/greeting/set', { name: 'Emma' }).expect(303);

    expect(await page('/pay')).toContain('Emma');
  });

  it('says “just now” for ten seconds, and not after', async () => {
    await stage.ada.submit('/pay/set-wage', { wage: '40' }).expect(303);
    const fresh = await page('/pay');
    expect(fresh).toContain('class="saved is-fresh"');

    stage.app.clock.pass(10_000);

    expect(await page('/pay')).toBe(fresh.replace('class="saved is-fresh"', 'class="saved"'));
  });

  it('has a key of its own for each form that adds', async () => {
    expect(keyOn(await page('/todo'))).not.toBe(keyOn(await page('/todo')));
  });

  it('shows what was typed and refused once', async () => {
    const refused = await stage.ada.submit('/pay/set-wage', { wage: 'lots' }).expect(422);
    const again = await stage.ada.submit('/pay/set-wage', { wage: 'lots' }).expect(422);

    expect(refused.text).toBe(again.text);
    expect(refused.text).toContain('value="lots"');
    expect(await page('/pay')).not.toContain('lots');
  });

  it('is nobody else’s, though both have done the same', async () => {
    const eve = stage.app.visitor();
    await eve.submit('/pay/set-wage', { wage: '32.50' }).expect(303);
    const own = /data-session="([^"]+)"/.exec(await page('/pay'))![1]!;

    const { text } = await eve.page('/pay').expect(200);

    expect(text).toContain('data-session=');
    expect(text).not.toContain(own);
  });

  it('has nothing of a session that has ended', async () => {
    expect(await page('/pay')).toContain('$32.50');
    await stage.ada.submit('/session/end').expect(303);

    const after = await page('/pay');

    expect(after).not.toContain('$32.50');
    expect(after).not.toContain('data-session');
  });
});
