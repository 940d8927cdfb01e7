import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { TestApp } from './support/app.js';
import { whileLocked } from './support/database.js';
import { upgrade, WEBSOCKET } from './support/wire.js';

describe('a fault of one connection', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  /** Asks for a WebSocket and resets the connection before it is answered. @returns when the server has noticed */
  async function resetInUpgrade(headers: Record<string, string>) {
    const server = app.nest.getHttpServer();
    const { hostname, port } = new URL(app.url);
    const client = connect(Number(port), hostname);
    const lines = Object.entries({ Host: hostname, ...upgrade(), ...headers });
    client.write(`GET /socket.io/?${WEBSOCKET} HTTP/1.1\r\n`);
    client.write(lines.map(([name, value]) => `${name}: ${value}\r\n`).join('') + '\r\n');
    const [, socket] = (await once(server, 'upgrade')) as [unknown, Socket];
    client.resetAndDestroy();
    // Not once(): that would listen to its errors, and so hide that nobody does.
    await new Promise((closed) => socket.on('close', closed));
  }

  it('ends nothing but that connection when it is reset during its handshake', async () => {
    // Locked, so that the handshake has to wait for the session it begins.
    await whileLocked(app.databaseFile, () => resetInUpgrade({}));

    await app.visitor().json('/health/live').expect(200);
  });

  it('ends nothing but that connection when it is reset while it is refused', async () => {
    await resetInUpgrade({ Origin: 'http://evil.example' });

    await app.visitor().json('/health/live').expect(200);
  });
});
