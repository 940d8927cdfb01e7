import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { isWrittenBy } from '../support/database.js';

const JSON_IN_UTF8 = 'application/json; charset=UTF-8, text/html;q=0.5';

describe('a command', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  async function begun() {
    const visitor = app.visitor();
    await visitor.send('/greeting/set', { name: 'Ada' }).expect(200);
    return visitor;
  }

  it('that changes nothing writes nothing, and the version stays', async () => {
    const ada = await begun();
    const set = (name: string) => ada.send('/greeting/set', { name }).expect(200);

    expect(await isWrittenBy(app.databaseFile, () => set('Ada'))).toBe(false);
    expect((await ada.json('/greeting')).body).toMatchObject({ version: 1 });

    expect(await isWrittenBy(app.databaseFile, () => set('Bea'))).toBe(true);
    expect((await ada.json('/greeting')).body).toMatchObject({ version: 2 });
  });

  it('is answered with the slice, raised by one version', async () => {
    const ada = await begun();

    const { body, headers } = await ada.send('/greeting/set', { name: 'Bea' }).expect(200);

    expect(body).toEqual({ slice: 'greeting', version: 2, state: { name: 'Bea' } });
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
  });

  it.each([
    ['a form', 'text/html', 'application/x-www-form-urlencoded', 303],
    ['a form of a client that takes anything', '*/*', 'application/x-www-form-urlencoded', 303],
    ['a form that asks for JSON', 'application/json', 'application/x-www-form-urlencoded', 200],
    ['a form that asks for JSON in UTF-8', JSON_IN_UTF8, 'application/x-www-form-urlencoded', 200],
    ['JSON', 'application/json', 'application/json', 200],
    ['JSON of a client that takes anything', '*/*', 'application/json', 200],
    ['JSON that asks for HTML', 'text/html', 'application/json', 200],
  ])('as %s is answered in kind', async (_, Accept, type, status) => {
    const fields = type.endsWith('json') ? '{"name":"Ada"}' : 'name=Ada';

    const answer = await app
      .visitor()
      .send('/greeting/set', fields)
      .set({ Accept, 'Content-Type': type });

    expect(answer.status).toBe(status);
    expect(answer.headers.location).toBe(status === 303 ? '/greeting' : undefined);
    expect(answer.text.startsWith('{')).toBe(status === 200);
  });

  it.each(['{bad', '[1]', '"text"', '7', 'null', '[]', '{"name":"Ada"} trailing'])(
    'of %s is malformed, and changes nothing',
    async (payload) => {
      const ada = await begun();

      const { body, headers } = await ada.send('/greeting/set', payload).expect(400);

      expect(headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(body).toMatchObject({ title: 'Bad Request', status: 400, code: 'malformed' });
      expect((await ada.json('/greeting')).body).toMatchObject({ version: 1 });
    },
  );

  it('with the version it is meant for is applied', async () => {
    const ada = await begun();

    await ada.send('/greeting/set', { name: 'Bea' }).set('If-Match', '"1"').expect(200);
    await app.visitor().send('/pay/set-wage', { wage: 1 }).set('If-Match', '"0"').expect(200);

    expect(await ada.state('greeting')).toEqual({ name: 'Bea' });
  });

  it.each([0, 2, 999_999_999_999_999])(
    'meant for version %d of 1 is stale, is told what is there, and changes nothing',
    async (version) => {
      const ada = await begun();
      const current = { slice: 'greeting', version: 1, state: { name: 'Ada' } };

      const { body } = await ada
        .send('/greeting/set', { name: 'Bea' })
        .set('If-Match', `"${version}"`)
        .expect(412);

      expect(body).toMatchObject({ status: 412, code: 'stale', current });
      expect((await ada.json('/greeting')).body).toEqual(current);
    },
  );

  it('of 10 for the same version at once is applied for one', async () => {
    const ada = await begun();

    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        ada.send('/greeting/set', { name: `Bea ${index}` }).set('If-Match', '"1"'),
      ),
    );

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(9);
    expect((await ada.json('/greeting')).body).toMatchObject({ version: 2 });
  });
});
