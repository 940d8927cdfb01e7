import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { newDataDir } from '../support/app.js';
import { AppProcess } from '../support/process.js';

/** What makes Node run code before the app. */
const importing = (code: string) => `--import=data:text/javascript,${encodeURIComponent(code)}`;

const faults: [where: string, code: string][] = [
  ['a timer', `setTimeout(() => { throw new Error('adrift') })`],
  ['an event', `process.emit('x', process.once('x', () => { throw new Error('adrift') }))`],
  ['a promise', `Promise.reject(new Error('adrift'))`],
  ['a stream', `import('node:fs').then((fs) => fs.createReadStream('/adrift'))`],
];

describe('what nobody catches', () => {
  const SESSION_SECRET = 'a-secret-that-only-this-test-knows';
  let DATA_DIR: string;
  let app: AppProcess | undefined;

  beforeEach(() => {
    DATA_DIR = newDataDir();
  });

  afterEach(() => app?.stop('SIGKILL'));

  it.each(faults)('in %s is logged once, in one line, and others go on', async (_, code) => {
    const NODE_OPTIONS = importing(`process.on('SIGWINCH', () => { ${code} })`);
    app = await AppProcess.start({
      DATA_DIR,
      NODE_OPTIONS,
      NODE_ENV: 'production',
      SESSION_SECRET,
    });
    const stranger = app.visitor();
    await stranger.send('/greeting/set', { name: 'Ada' }).expect(200);

    app.signal('SIGWINCH');
    await app.said(/adrift/);

    expect(await stranger.state('greeting')).toEqual({ name: 'Ada' });
    const said = app.lines.filter((line) => line.includes('adrift'));
    expect(said).toHaveLength(1);
    expect(JSON.parse(said[0]!)).toMatchObject({
      level: 'error',
      context: 'Uncaught',
      message: expect.stringContaining('adrift'),
      error: { stack: expect.stringContaining('Error') },
    });
  });

  it('while it starts ends the start: a half-started app helps nobody', async () => {
    const NODE_OPTIONS = importing(`
      process.on('newListener', (name) => name === 'uncaughtException' && process.nextTick(() => { throw new Error('adrift') }));
    `);
    app = AppProcess.launch({ DATA_DIR, NODE_OPTIONS, NODE_ENV: 'production', SESSION_SECRET });

    expect(await app.ended()).toBe(1);
    expect(app.lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { level: 'fatal', message: 'adrift' },
    ]);
  });

  it('since nobody reads the log any more does no harm', async () => {
    app = await AppProcess.start({ DATA_DIR });
    app.closeOutput();

    const foreign = app.visitor({ Origin: 'https://evil.example' });
    for (let logged = 0; logged < 3; logged++)
      await foreign.submit('/greeting/set', { name: 'Eve' }).expect(403);

    await app.visitor().page('/').expect(200);
  });
});
