import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { Launched } from './launched.js';

/** So that nothing acknowledged is lost, as Redis' own guide to persistence has it. */
const KEEPS_ALL = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', ''];

export class RedisServer {
  private launched: Launched | undefined;

  private constructor(
    readonly port: number,
    private readonly folder: string,
    private readonly options: readonly string[],
  ) {}

  static async start(folder: string, options: readonly string[] = KEEPS_ALL) {
    const server = new RedisServer(await freePort(), folder, options);
    await server.launch();
    return server;
  }

  get url() {
    return `redis://127.0.0.1:${this.port}`;
  }

  async launch() {
    const where = ['--port', `${this.port}`, '--bind', '127.0.0.1', '--dir', this.folder];
    const words = ['redis-server', ...where, ...this.options];
    ({ launched: this.launched } = await Launched.start(words, {}, /Ready to accept connections/));
  }

  async end() {
    await this.launched?.end();
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
