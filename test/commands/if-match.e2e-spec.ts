import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';

describe('If-Match, as RFC 9110 reads it,', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  /** Sends a command to a slice that is at version 1. */
  async function sent(ifMatch: string) {
    const ada = app.visitor();
    await ada.send('/greeting/set', { name: 'Ada' }).expect(200);
    const answer = await ada.send('/greeting/set', { name: 'Bea' }).set('If-Match', ifMatch);
    return { answer, name: (await ada.state<{ name: string }>('greeting')).name };
  }

  it.each(['*', ' * ', '"1"', '"0", "1"', '"7","1"', 'W/"7", "1"', '"a,b", "1"', ',, "1" ,'])(
    'lets the command pass: %s',
    async (ifMatch) => {
      const { answer, name } = await sent(ifMatch);

      expect(answer.status).toBe(200);
      expect(name).toBe('Bea');
    },
  );

  it.each([
    '"2"',
    'W/"1"',
    'W/"1", "2"',
    '"01"',
    '"1.0"',
    '"one"',
    '""',
    '"-1"',
    '"W/"',
    `"${'9'.repeat(16)}"`,
  ])('names no version that is there, so that nothing is changed: %s', async (ifMatch) => {
    const { answer, name } = await sent(ifMatch);

    expect(answer.status).toBe(412);
    expect(answer.body).toMatchObject({ code: 'stale', current: { version: 1 } });
    expect(name).toBe('Ada');
  });

  it.each(['1', '"1', '1"', '"1" "2"', '*, "1"', 'w/"1"', 'W/1', ','])(
    'is malformed: %s',
    async (ifMatch) => {
      const { answer, name } = await sent(ifMatch);

      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ code: 'malformed' });
      expect(name).toBe('Ada');
    },
  );

  it('counts for a change that is taken back, too', async () => {
    const ada = app.visitor();
    await ada.send('/greeting/set', { name: 'Ada' }).expect(200);
    const undo = () => ada.send('/session/undo', { slice: 'greeting', version: 1 });

    await undo().set('If-Match', 'W/"1"').expect(412);
    await undo().set('If-Match', '"0", "1"').expect(200);
  });

  it('that is read in time, however long it is', async () => {
    const long = `"${'a'.repeat(10)}"${' , '.repeat(2_000)}`;

    const { answer } = await sent(`${long}x`);

    expect(answer.status).toBe(400);
  });
});
