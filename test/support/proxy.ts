import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line between a client and a server, which can be cut; what is behind it may be another server by then. */
export class Proxy {
  /** How many connections were made through it. */
  connections = 0;
  private readonly open = new Set<Socket>();
  private isCutting = false;

  private constructor(
    public target: string,
    private readonly server = createServer((near) => this.join(near)),
  ) {}

  static async start(target: string) {
    const proxy = new Proxy(target);
    await once(proxy.server.listen(0, '127.0.0.1'), 'listening');
    return proxy;
  }

  get url() {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Cuts all connections when the server next says something, and delivers nothing of it. */
  cutBeforeNextAnswer() {
    this.isCutting = true;
  }

  /** Cuts all connections. */
  cut() {
    this.isCutting = false;
    for (const socket of this.open) socket.destroy();
  }

  stop() {
    this.cut();
    this.server.close();
  }

  private join(near: Socket) {
    const { hostname, port } = new URL(this.target);
    const far = connect(Number(port), hostname);
    this.connections++;
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.open.add(from);
      from.on('error', () => to.destroy()).on('close', () => to.destroy());
    }
    near.pipe(far);
    far.on('data', (said) => (this.isCutting ? this.cut() : near.write(said)));
  }
}
