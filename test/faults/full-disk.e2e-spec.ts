import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SmallDisk } from '../support/disk.js';
import { AppProcess } from '../support/process.js';
import { canMount } from '../support/shell.js';
import { Tab } from '../support/tab.js';
import { until } from '../support/until.js';
import type { Visitor } from '../support/visitor.js';

const describeAsRoot = canMount ? describe : describe.skip;

describeAsRoot('a full disk', () => {
  let disk: SmallDisk;
  let app: AppProcess;
  let ada: Visitor;
  const disks: SmallDisk[] = [];

  beforeEach(async () => {
    disk = new SmallDisk(4);
    disks.push(disk);
    app = await AppProcess.start({ DATA_DIR: disk.folder });
    ada = app.visitor();
    await ada.send('/pay/set-wage', { wage: 30 }).expect(200);
  });

  afterEach(() => app.stop('SIGKILL'));
  afterAll(() => disks.forEach((each) => each.remove()));

  /** Until not even the smallest write finds room in what SQLite has already. */
  async function fill() {
    disk.fill();
    await until('a full disk', async () => (await ada.json('/health/ready')).status === 503);
  }

  it('is told by 503, readiness and one line of the log, and heals', async () => {
    await fill();
    let [kept, refused] = [30, 0];

    // Now and then a write still finds room: it is then kept, too.
    await until('30 refusals', async () => {
      const { status } = await ada.send('/pay/set-wage', { wage: kept + 1 });
      if (status === 200) kept += 1;
      else refused += 1;
      return refused >= 30;
    });
    const isReady = async () => (await ada.json('/health/ready')).status === 200;
    await until('the app not to be ready', async () => !(await isReady()));
    expect((await ada.json('/pay').expect(200)).body).toMatchObject({ state: { wage: kept } });
    expect(app.output.match(/The store can’t be used/g)).toHaveLength(1);

    disk.clear();
    await until('the app to be ready', isReady);
    await ada.send('/pay/set-wage', { wage: 99 }).expect(200);
  });

  it('keeps no session alive that its visitor has ended', async () => {
    const tab = await Tab.open(app.url, { cookie: ada.cookies });
    const Cookie = ada.cookies;
    await fill();

    await ada.submit('/session/end').expect(303);

    expect(await tab.next('session:ended')).toEqual({ reason: 'ended' });
    const thief = app.visitor({ Cookie });
    expect((await thief.json('/pay').expect(200)).body).toMatchObject({ version: 0 });
    await thief.json('/session').expect(404);

    disk.clear();
    const isWritten = /An end of a session that could not be written is written now/;
    await Promise.race([app.said(isWritten), ada.json('/health/ready')]);
    await until('the end to be written', async () => {
      const other = await AppProcess.start({ DATA_DIR: disk.folder });
      const { status } = await other.visitor({ Cookie }).json('/session');
      await other.stop();
      return status === 404;
    });
  });

  it('keeps no such session alive on another process, nor after a restart', async () => {
    const other = await AppProcess.start({ DATA_DIR: disk.folder });
    const Cookie = ada.cookies;
    const tab = await Tab.open(other.url, { cookie: Cookie });
    const bea = other.visitor();
    await bea.send('/pay/set-wage', { wage: 20 }).expect(200);
    await fill();

    await ada.submit('/session/end').expect(303);

    expect(await tab.next('session:ended')).toEqual({ reason: 'ended' });
    await other.visitor({ Cookie }).json('/session').expect(404);
    await bea.json('/session').expect(200);
    await Promise.all([app.stop('SIGKILL'), other.stop('SIGKILL')]);
    disk.clear();
    const next = await AppProcess.start({ DATA_DIR: disk.folder });
    await next.visitor({ Cookie }).json('/session').expect(404);
    await next.said(/An end of a session that could not be written is written now/);
    await next.stop();
  });
});
