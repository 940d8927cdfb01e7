import { describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { newDataDir, TestApp } from '../support/app.js';
import { AppProcess } from '../support/process.js';
import { TrialModule, TrialScript } from '../support/trial.js';
import { until } from '../support/until.js';
import { cookiesOf } from '../support/visitor.js';

describe('the stop', () => {
  it('on SIGTERM closes the database, and the next start goes on with the same sessions', async () => {
    const DATA_DIR = newDataDir();
    const first = await AppProcess.start({ DATA_DIR });
    const Cookie = cookiesOf(await first.visitor().send('/greeting/set', { name: 'Ada' }));
    expect(readdirSync(DATA_DIR)).toContain('sojourn.sqlite-wal');

    await first.stop('SIGTERM');

    expect(readdirSync(DATA_DIR).toSorted()).toEqual([
      'secret',
      'sojourn.sqlite',
      'sojourn.sqlite-ends',
    ]);
    expect(first.output).not.toMatch(/WARN|ERROR/);
    const second = await AppProcess.start({ DATA_DIR });
    expect(await second.visitor({ Cookie }).state('greeting')).toEqual({ name: 'Ada' });
    await second.stop();
  });

  it('lets a command that is under way finish', async () => {
    const app = await TestApp.start({}, [TrialModule]);
    const script = app.nest.get(TrialScript);
    const ada = app.visitor();
    await ada.send('/greeting/set', { name: 'Ada' }).expect(200);
    const open = script.hold();
    const slow = ada.send('/trial/change').then((answer) => answer);
    await until('the slow command to arrive', () => script.waiting === 1);

    const stopped = app.stop();
    open();

    expect((await slow).status).toBe(200);
    await stopped;
  });

  it('takes less than a second, though browsers keep connections open', async () => {
    const app = await TestApp.start();
    const { hostname, port } = new URL(app.url);
    const kept = await fetch(`${app.url}/pay`, { headers: { Connection: 'keep-alive' } });
    await kept.text();
    // A browser opens one more, for what it may ask for next.
    const spare = connect(Number(port), hostname);
    await new Promise((resolve) => spare.once('connect', resolve));
    const startedAt = performance.now();

    await app.stop();

    expect(performance.now() - startedAt).toBeLessThan(1_000);
    spare.destroy();
  });
});
