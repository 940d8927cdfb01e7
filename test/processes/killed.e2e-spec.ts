import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { newDataDir } from '../support/app.js';
import { inFile } from '../support/database.js';
import { AppProcess } from '../support/process.js';
import { until } from '../support/until.js';
import { cookiesOf, type Visitor } from '../support/visitor.js';

interface Answer {
  version: number;
}

const begin = async (app: AppProcess) =>
  cookiesOf(await app.visitor().send('/greeting/set', { name: 'Ada' }).expect(200));

describe('a process that is killed', () => {
  it('under load, 5 times, has lost nothing that was answered', async () => {
    const DATA_DIR = newDataDir();
    const file = join(DATA_DIR, 'sojourn.sqlite');
    let app = await AppProcess.start({ DATA_DIR });
    const cookies = await Promise.all([1, 2, 3, 4].map(() => begin(app)));
    const answered = cookies.map(() => 1);

    for (let kill = 0; kill < 5; kill++) {
      const before = answered.map((version) => version);
      const load = cookies.map((Cookie, index) =>
        changeUntilDead(app.visitor({ Cookie }), (version) => (answered[index] = version)),
      );
      const isBusy = () => answered.every((version, index) => version >= before[index]! + 20);
      await until('20 answers to each visitor', isBusy);
      await app.stop('SIGKILL');
      await Promise.all(load);

      app = await AppProcess.start({ DATA_DIR });
      for (const [index, Cookie] of cookies.entries()) {
        const { body } = await app.visitor({ Cookie }).json('/greeting').expect(200);
        const { version } = body as Answer;
        // One more may have been written that there was no time to answer.
        expect([answered[index], answered[index]! + 1]).toContain(version);
        answered[index] = version;
      }
    }

    await app.stop();
    expect(inFile(file, (db) => db.pragma('integrity_check', { simple: true }))).toBe('ok');
    expect(inFile(file, (db) => db.pragma('foreign_key_check'))).toEqual([]);
  });
});

async function changeUntilDead(visitor: Visitor, answer: (version: number) => void) {
  for (let index = 0; ; index++) {
    try {
      const { body } = await visitor
        .send('/greeting/set', { name: `${index} ${Math.random()}` })
        .expect(200);
      answer((body as Answer).version);
    } catch {
      return;
    }
  }
}
