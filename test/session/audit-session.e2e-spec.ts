import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { newDataDir } from '../support/app.js';
import { inFile } from '../support/database.js';
import { Log } from '../support/log.js';
import { AppProcess } from '../support/process.js';
import { Tab } from '../support/tab.js';

describe('the log in production', () => {
  const SESSION_SECRET = 'a-secret-that-only-this-test-knows';
  const DATA_DIR = newDataDir();
  let app: AppProcess;
  let log: Log;

  beforeAll(async () => {
    app = await AppProcess.start({ DATA_DIR, NODE_ENV: 'production', SESSION_SECRET });
    log = new Log(app);
  });

  afterAll(() => app.stop());

  it('is JSON from its first line on, each with its time in UTC', async () => {
    await log.begun(app.visitor());

    expect(log.lines[0]!.message).toBe(`Sojourn is at ${app.url}`);
    for (const { time } of log.lines) expect(new Date(time).toISOString()).toBe(time);
  });

  it('tells a session’s beginning, renewal and end by one mark, and a stranger’s by another', async () => {
    const ada = app.visitor();
    const line = await log.begun(ada);
    const stranger = await log.begun(app.visitor());

    await ada.submit('/session/renew').expect(303);
    await ada.submit('/session/end').expect(303);

    const told = await log.toldOf(line, 3);
    expect(told.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      'log: session begun',
      'log: session renewed',
      'log: session ended',
    ]);
    expect(line.session).toMatch(/^[\w-]{8}$/);
    expect(stranger.session).not.toBe(line.session);
  });

  it('tells a session that a socket began', async () => {
    let tab: Tab;

    const line = await log.after('session begun', async () => (tab = await Tab.open(app.url)));

    expect(line.context).toBe('Audit');
    tab!.close();
  });

  it('tells a session that has expired, and takes no visitor for one', async () => {
    const ada = app.visitor();
    const line = await log.begun(ada);
    await ada.send('/todo/add', { title: 'Water the plants' }).expect(200);

    inFile(join(DATA_DIR, 'sojourn.sqlite'), (db) => db.exec('UPDATE owners SET expiresAt = 0'));

    const [, expired] = await log.toldOf(line, 2);
    expect(expired!.message).toBe('session expired');
    const known = new Set(log.of('session begun').map(({ session }) => session));
    for (const { session } of log.of('session expired')) expect(known).toContain(session);
  });
});

describe('the log elsewhere', () => {
  it('is for people: one short line for each event', async () => {
    const app = await AppProcess.start({ DATA_DIR: newDataDir() });
    const ada = app.visitor();
    await ada.submit('/greeting/set', { name: 'Ada' }).expect(303);
    await ada.submit('/session/end').expect(303);

    await app.said(/session ended/);

    expect(app.lines).toEqual([
      expect.stringMatching(/ LOG Sojourn is at http/),
      expect.stringMatching(/ LOG \[Audit\] session begun { session: '[\w-]{8}' }$/),
      expect.stringMatching(/ LOG \[Audit\] session ended { session: '[\w-]{8}' }$/),
    ]);
    await app.stop();
  });
});
