import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { newDataDir } from '../support/app.js';
import { inFile, ownerKeyOf } from '../support/database.js';
import { AppProcess } from '../support/process.js';
import { cookiesOf, sidIn } from '../support/visitor.js';

const PAGES = ['/', '/greeting', '/pay', '/pay/annual', '/session', '/health/ready', '/nowhere'];

describe('the session id', () => {
  let app: AppProcess;
  const DATA_DIR = newDataDir();

  beforeAll(async () => {
    app = await AppProcess.start({ DATA_DIR });
  });

  afterAll(() => app.stop());

  it('is in Set-Cookie and nowhere else: no body, no address, no log', async () => {
    const ada = app.visitor();
    const began = await ada.submit('/greeting/set', { name: 'Ada' }).expect(303);
    const renewed = await ada.submit('/session/renew').expect(303);
    const file = join(DATA_DIR, 'sojourn.sqlite');
    const sid = sidIn(cookiesOf(renewed));
    const { visitor } = inFile(file, (db) => db.prepare('SELECT visitor FROM owners').get()) as {
      visitor: string;
    };
    const secrets = [sidIn(cookiesOf(began)), sid, visitor, String(ownerKeyOf(file, sid))];
    const answers = [
      ...(await Promise.all(PAGES.map((path) => ada.page(path)))),
      ...(await Promise.all(PAGES.map((path) => ada.json(path)))),
      await ada.send('/greeting/set', { name: '' }).expect(422),
      await ada.submit('/greeting/set', { name: '' }).expect(422),
      await ada.send('/pay/calculate', { hours: 1 }).expect(409),
      await ada.send('/pay/set-wage', '{bad').expect(400),
      await ada.submit('/pay/set-wage', { wage: '1' }).set('Origin', 'https://evil.example'),
      await ada.submit('/pay/set-wage', { wage: '1' }).set('If-Match', '"7"').expect(412),
      await ada.send('/session/renew').expect(200),
      await ada.send('/session/end').expect(200),
    ];

    await app.stop();

    expect(secrets).toHaveLength(new Set(secrets).size);
    for (const secret of secrets) expect(secret).toMatch(/^[\w-]{32}$/);
    expect(answers.map(({ text }) => text).join()).toContain('Ada');
    expect(app.output).toContain('origin refused');
    const said = answers.flatMap(({ text, headers }) => [text, { ...headers, 'set-cookie': '' }]);
    for (const secret of secrets) expect(JSON.stringify([said, app.output])).not.toContain(secret);
  });
});
