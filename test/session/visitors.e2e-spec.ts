import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { inFile, rowCounts } from '../support/database.js';
import { itOnSqlite } from '../support/store.js';
import { cookiesOf } from '../support/visitor.js';

const times = <Result>(count: number, act: (index: number) => Result) =>
  Array.from({ length: count }, (_, index) => act(index));

describe('visitors', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  itOnSqlite(
    'who follow a redirect find their change: it is on disk when it is answered',
    async () => {
      const ada = app.visitor();

      await ada.submit('/greeting/set', { name: 'On disk' }).expect(303);

      const states = inFile(app.databaseFile, (db) =>
        db.prepare(`SELECT state FROM slices WHERE name = 'greeting'`).pluck().all(),
      );
      expect(states).toContain('{"name":"On disk"}');
    },
  );

  it('who come at once read what is theirs', async () => {
    const visitors = times(25, () => app.visitor());

    await Promise.all(
      visitors.map((visitor, index) =>
        visitor.send('/greeting/set', { name: `Visitor ${index}` }).expect(200),
      ),
    );

    const states = await Promise.all(visitors.map((visitor) => visitor.state('greeting')));
    expect(states).toEqual(times(25, (index) => ({ name: `Visitor ${index}` })));
  });

  itOnSqlite('who send 5 first commands at once begin 5 sessions, and none is mixed', async () => {
    const before = rowCounts(app.databaseFile);

    const answers = await Promise.all(
      times(5, (index) => app.visitor().send('/greeting/set', { name: `First ${index}` })),
    );

    for (const [index, answer] of answers.entries()) {
      const again = app.visitor({ Cookie: cookiesOf(answer) });
      expect(await again.state('greeting')).toEqual({ name: `First ${index}` });
    }
    expect(rowCounts(app.databaseFile)).toMatchObject({
      owners: Number(before.owners) + 5,
      sessions: Number(before.sessions) + 5,
    });
  });
});
