import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LIMITS } from '../../src/sojourn/session/limits.js';
import { newDataDir } from '../support/app.js';
import { Log } from '../support/log.js';
import { AppProcess } from '../support/process.js';
import { Tab } from '../support/tab.js';
import { POLLING, wire, WireTab } from '../support/wire.js';

const EVIL = { Origin: 'https://evil.example' };

describe('the log tells', () => {
  const SESSION_SECRET = 'a-secret-that-only-this-test-knows';
  let app: AppProcess;
  let log: Log;

  beforeAll(async () => {
    const DATA_DIR = newDataDir();
    app = await AppProcess.start({ DATA_DIR, NODE_ENV: 'production', SESSION_SECRET });
    log = new Log(app);
  });

  afterAll(() => app.stop());

  it('what came from another origin, by each door', async () => {
    const ada = app.visitor();
    const { session } = await log.begun(ada);

    const byForm = await log.after('origin refused', () =>
      ada.submit('/greeting/set', { name: 'Eve' }).set(EVIL).expect(403),
    );
    const bySocket = await log.after('origin refused', () =>
      wire(app.url, POLLING, { headers: EVIL }),
    );

    expect(byForm).toMatchObject({ level: 'warn', door: 'http', session });
    expect(bySocket).toMatchObject({ level: 'warn', door: 'socket' });
  });

  it.each(['sid', 'visitor'])('a %s cookie that no secret of ours signed', async (name) => {
    const forge = (value: string) =>
      log.after('cookie forged', () =>
        app
          .visitor({ Cookie: `${name}=s%3A${value}.not-ours` })
          .page('/')
          .expect(200),
      );

    const [first, again, other] = [
      await forge('forged-by-eve'),
      await forge('forged-by-eve'),
      await forge('forged-by-mallory'),
    ];

    expect(first).toMatchObject({ level: 'warn', cookie: expect.stringMatching(/^[\w-]{8}$/) });
    expect(again.cookie).toBe(first.cookie);
    expect(other.cookie).not.toBe(first.cookie);
    expect(app.output).not.toContain('forged-by');
  });

  it('no cookie of ours, and none of another app on this host', async () => {
    const ada = app.visitor();
    await log.begun(ada);
    const before = log.of('cookie forged').length;

    await ada.page('/').expect(200);
    await app.visitor({ Cookie: 'theme=dark; connect.sid=s%3Atheirs.signed; sid=' }).page('/');

    await log.begun(app.visitor());
    expect(log.of('cookie forged')).toHaveLength(before);
  });

  it('a socket that floods: when it is first refused, and when it is cut', async () => {
    const eve = app.visitor();
    const line = await log.begun(eve);
    const tab = await Tab.open(app.url, { cookie: eve.cookies });

    for (let sent = 0; sent < LIMITS.events.burst + 2 * LIMITS.refusedEvents; sent++)
      tab.socket.emit('no:such');
    await tab.next('disconnect');

    const [, ...told] = await log.toldOf(line, 3);
    expect(told).toMatchObject([
      { level: 'warn', message: 'rate limited', limit: 'socket' },
      { level: 'warn', message: 'socket cut' },
    ]);
  });

  it('a connection that floods with packets that are no events', async () => {
    const eve = app.visitor();
    const line = await log.begun(eve);
    const tab = await WireTab.open(app.url, { Cookie: eve.cookies });

    await tab.send(...Array.from({ length: LIMITS.packets.burst + 50 }, () => '3'));
    await tab.closed();

    expect((await log.toldOf(line, 2))[1]).toMatchObject({ message: 'socket cut' });
  });

  it('so many refusals a minute, and not as many as a client likes', async () => {
    const forged = app.visitor({ Cookie: 'sid=s%3Aguess.not-ours' });
    for (let sent = 0; sent < LIMITS.logLines; sent++) await forged.json('/pay');

    await log.begun(app.visitor());

    expect(log.of('cookie forged')).toHaveLength(LIMITS.logLines);
  });
});
