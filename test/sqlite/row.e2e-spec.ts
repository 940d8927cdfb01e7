import { describe, expect, it } from '@jest/globals';
import { inFile } from '../support/database.js';
import { sharedTrial } from '../support/trial.app.js';
import { increment } from '../support/trial.js';

describe('a slice’s row', () => {
  const stage = sharedTrial();

  /** Puts text into the row of the one visitor who has this count. */
  const overwrite = (count: number, state: unknown) =>
    inFile(stage.app.databaseFile, (db) =>
      db
        .prepare(`UPDATE slices SET state = ? WHERE name = 'trial' AND state LIKE ?`)
        .run(state, `%"count":${count},%`),
    );

  it('of an older shape gets what it lacks, without being changed', async () => {
    const ada = stage.app.visitor();
    stage.script.change = (state) => ({ ...state, count: 41 });
    await ada.send('/trial/change').expect(200);
    overwrite(41, '{"count":42}');

    expect((await ada.json('/trial')).body).toEqual({
      slice: 'trial',
      version: 1,
      state: { count: 42, list: [] },
    });
    stage.script.change = increment;
    await ada.send('/trial/change').expect(200);
    expect(await ada.state('trial')).toEqual({ count: 43, list: [] });
  });

  it('of an older shape is migrated by its feature', async () => {
    const ada = stage.app.visitor();
    await ada.send('/trial/keep').expect(200);
    inFile(stage.app.databaseFile, (db) =>
      db.exec(`UPDATE slices SET state = '{"times":7}' WHERE name = 'kept'`),
    );

    const { body } = await ada.send('/trial/keep').expect(200);

    expect(body).toMatchObject({ version: 2, state: { count: 8 } });
  });

  it.each(['{bad', '', 'null', '7', '"text"', Buffer.from([0xff, 0x00])])(
    'of %j starts over, and costs nothing else',
    async (broken) => {
      const ada = stage.app.visitor();
      stage.script.change = (state) => ({ ...state, count: 99 });
      await ada.send('/trial/change').expect(200);
      await ada.send('/greeting/set', { name: 'Ada' }).expect(200);
      expect(overwrite(99, broken).changes).toBe(1);

      expect(await ada.state('trial')).toEqual({ count: 0, list: [] });
      expect(await ada.state('greeting')).toEqual({ name: 'Ada' });
      await ada.page('/session').expect(200);
      stage.script.change = increment;
      const { body } = await ada.send('/trial/change').expect(200);
      expect(body).toMatchObject({ version: 2, state: { count: 1 } });
    },
  );

  it.each([
    ['pay', '/pay/set-wage', { wage: 20 }, '{"wage":"lots","hours":2}'],
    ['pay', '/pay/set-wage', { wage: 20 }, '{"wage":3,"year":5}'],
    ['todo', '/todo/add', { title: 'Tea' }, '{"items":5}'],
    ['todo', '/todo/add', { title: 'Tea' }, '{"items":[null]}'],
  ])(
    'of "%s" that can be read but not shown starts over, too',
    async (slice, command, payload, state) => {
      const ada = stage.app.visitor();
      await ada.send(command, payload).expect(200);
      inFile(stage.app.databaseFile, (db) =>
        db.prepare('UPDATE slices SET state = ? WHERE name = ?').run(state, slice),
      );

      await ada.page(`/${slice}`).expect(200);
      await ada.page('/session').expect(200);

      const { body } = await ada.send(command, payload).expect(200);
      expect(body).toMatchObject({ version: 2 });
    },
  );
});
