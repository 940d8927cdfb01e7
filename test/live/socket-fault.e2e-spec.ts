import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { TestApp } from '../support/app.js';
import { whileLocked } from '../support/database.js';
import { PATIENCE_MS } from '../support/until.js';
import { bareSocket } from '../support/wire.js';

describe('a client', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  /** Resets a connection while it asks for a WebSocket. @returns when the server has noticed */
  async function resetInUpgrade(headers: Record<string, string> = {}) {
    const client = bareSocket(app.url, headers);
    const [, socket] = (await once(app.nest.getHttpServer(), 'upgrade')) as [unknown, Socket];
    client.resetAndDestroy();
    // Not once(): that would listen to its errors, and so hide that nobody does.
    await new Promise((closed) => socket.on('close', closed));
  }

  it('that is gone before its handshake is done harms nobody', async () => {
    // Locked, so that the handshake has to wait for the session it begins.
    await whileLocked(app.databaseFile, () => resetInUpgrade());

    await app.visitor().json('/health/live').expect(200);
  });

  it('that is gone before it is refused harms nobody', async () => {
    await resetInUpgrade({ Origin: 'http://evil.example' });

    await app.visitor().json('/health/live').expect(200);
  });

  it('that does not answer the goodbye is cut all the same', async () => {
    const ada = app.visitor();
    await ada.send('/greeting/set', { name: 'Ada' });
    const client = bareSocket(app.url, { Cookie: ada.cookies }).resume();
    await once(client, 'data');

    await ada.submit('/session/end');
    client.write(frame('40'));

    await once(client, 'close', { signal: AbortSignal.timeout(PATIENCE_MS) });
    expect(client.destroyed).toBe(true);
  });
});

/** As a client sends it: masked, with a mask of zeros. */
const frame = (packet: string) =>
  Buffer.concat([Buffer.from([0x81, 0x80 + packet.length, 0, 0, 0, 0]), Buffer.from(packet)]);
