import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newDataDir } from '../support/app.js';
import { inFile } from '../support/database.js';
import { AppProcess } from '../support/process.js';
import { Tab } from '../support/tab.js';
import { cookiesOf, sidIn } from '../support/visitor.js';

const SESSION_SECRET = 'a-secret-that-only-this-test-knows';
const METRICS_TOKEN = 'a-token-that-only-this-test-knows';
const TYPED = 'Typed-by-Ada';
const INJECTED = '{"level":"fatal","message":"injected"}';

const EVIL = { Origin: 'https://evil.example' };

describe.each(['production', 'development'])('the log of a whole run in %s', (NODE_ENV) => {
  const DATA_DIR = newDataDir();
  const secrets: string[] = [SESSION_SECRET, METRICS_TOKEN, TYPED];
  let app: AppProcess;

  beforeAll(async () => {
    // What can't be read is quoted by the error, with its line breaks.
    writeFileSync(join(DATA_DIR, 'rates.json'), `x\n${INJECTED}\n`);
    const RATES_URL = 'http://127.0.0.1:9/';
    app = await AppProcess.start({ DATA_DIR, NODE_ENV, SESSION_SECRET, METRICS_TOKEN, RATES_URL });
    await use();
    await app.stop();
  });

  afterAll(() => app.stop('SIGKILL'));

  /** Begins, uses, misuses, renews and ends sessions by both doors, and notes what must not be logged. */
  async function use() {
    const ada = app.visitor();
    const began = await ada.send('/greeting/set', { name: TYPED }).expect(200);
    const renewed = await ada.submit('/session/renew').expect(303);
    secrets.push(...[began, renewed].flatMap((answer) => [sidIn(cookiesOf(answer))]));
    const rows = inFile(join(DATA_DIR, 'sojourn.sqlite'), (db) =>
      db.prepare('SELECT key, visitor FROM owners').all(),
    ) as { key: string; visitor: string }[];
    secrets.push(...rows.flatMap(({ key, visitor }) => [key, visitor]));
    const tab = await Tab.open(app.url, { cookie: ada.cookies });
    await tab.call('todo:add', { title: `${TYPED}\r\n${INJECTED}` });
    await tab.call(`${TYPED}\n${INJECTED}`, { name: TYPED });
    await ada.page(`/%0D%0A${encodeURIComponent(INJECTED)}`).expect(404);
    await ada.send('/greeting/set', `{"name":"${TYPED}`).expect(400);
    await ada
      .submit('/greeting/set', { name: `${TYPED}\n${INJECTED}` })
      .set(EVIL)
      .expect(403);
    await app.visitor({ Cookie: `sid=${TYPED}%0A${encodeURIComponent(INJECTED)}` }).page('/');
    await app
      .visitor({ Authorization: `Bearer ${METRICS_TOKEN}` })
      .page('/metrics')
      .expect(200);
    await ada.submit('/session/end').expect(303);
    await tab.next('session:ended');
  }

  // ASVS 16.2.5
  it('holds no id, key, secret or token, and nothing that was typed', () => {
    expect(new Set(secrets).size).toBeGreaterThan(6);
    expect(app.output).toContain('cookie forged');
    for (const secret of secrets) expect(app.output).not.toContain(secret);
  });

  // ASVS 16.4.1
  it('has no line that input has made', () => {
    expect(app.output).toMatch(/not valid JSON/);
    const line =
      NODE_ENV === 'production' ? /^{"time":".*}$/ : /^\[Sojourn\] \d+ +- .+ (LOG|WARN) /;
    for (const said of app.lines) expect(said).toMatch(line);
  });
});
