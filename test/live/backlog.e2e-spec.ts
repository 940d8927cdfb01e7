import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newDataDir } from '../support/app.js';
import { deafPoller, deafSocket } from '../support/deaf.js';
import { AppProcess } from '../support/process.js';
import { Tab } from '../support/tab.js';
import { until } from '../support/until.js';
import type { Visitor } from '../support/visitor.js';

const DEAF = 5;
/** An even number, so that each changes something. */
const TICKS = 20;
const PATIENCE_MS = 50_000;
/** What a tab asks for with this is sent as a whole. */
const WATCH = '420["watch",{"slices":{"todo":0},"as":"html"}]';
/** A list of a few hundred kB as html. */
const TITLES = Array.from({ length: 200 }, () => '<'.repeat(200));
/** Far less than what waits for deaf tabs where nobody counts it. */
const MAX_MORE_BYTES = 250_000_000;

describe.each([
  ['a WebSocket', deafSocket],
  ['long polling', deafPoller],
])('a tab that does not read, on %s', (_, openDeaf) => {
  let app: AppProcess;
  let ada: Visitor;
  let id: string;

  beforeAll(async () => {
    app = await AppProcess.start({ DATA_DIR: newDataDir() });
    ada = app.visitor();
    for (const title of TITLES) await ada.send('/todo/add', { title }).expect(200);
    id = (await ada.state<{ items: { id: string }[] }>('todo')).items[0]!.id;
  });

  afterAll(() => app.stop());

  const deaf = (packets: string[]) =>
    Promise.all(Array.from({ length: DEAF }, () => openDeaf(app.url, ada.cookies, packets)));

  const tabs = async () => ((await ada.json('/session')).body as { tabs: number }).tabs;

  const memory = async () => {
    const { text } = await app.visitor().page('/metrics');
    return Number(/process_resident_memory_bytes (\d+)/.exec(text)![1]);
  };

  it('is cut when too much waits for it, and no other is', async () => {
    const reader = await Tab.open(app.url, { cookie: ada.cookies });
    const writer = await Tab.open(app.url, { cookie: ada.cookies });
    const { changed } = await reader.watch({ todo: 0 }, 'html');
    await deaf([WATCH]);
    const tick = async (done: boolean) =>
      expect(await writer.call('todo:mark', { id, done })).toMatchObject({ ok: true });

    // Not after each change: the system's own buffers take hundreds of them first.
    await until(
      'the deaf tabs to be cut',
      async () => {
        for (let n = 0; n < TICKS; n++) await tick(n % 2 === 0);
        return (await tabs()) === 2;
      },
      PATIENCE_MS,
    );

    const { version } = (await ada.json('/todo')).body as { version: number };
    await until('all pushes', () => reader.pushes.at(-1)?.version === version);
    const first = changed![0]!.version + 1;
    expect(reader.pushes.map((push) => push.version)).toEqual(
      Array.from({ length: version - first + 1 }, (_entry, index) => first + index),
    );
    reader.close();
    writer.close();
  });

  it('and asks for all of it over and over is cut as well, before that fills the memory', async () => {
    const before = await memory();

    await deaf(Array.from({ length: 300 }, () => WATCH));
    await until('the deaf tabs to be cut', async () => (await tabs()) === 0);

    expect((await memory()) - before).toBeLessThan(MAX_MORE_BYTES);
    const back = await Tab.open(app.url, { cookie: ada.cookies });
    expect(await back.watch({ todo: 1 })).toMatchObject({ changed: [{ slice: 'todo' }] });
    back.close();
  });
});
