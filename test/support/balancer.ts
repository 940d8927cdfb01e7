import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Gives each connection to the next server, as a load balancer without sticky sessions does; past one that is down. */
export class Balancer {
  private turn = 0;

  private constructor(
    private readonly targets: () => readonly string[],
    private readonly server = createServer((near) => this.join(near, this.turn++)),
  ) {}

  /** @param targets the servers' URLs as they are by now */
  static async start(targets: () => readonly string[]) {
    const balancer = new Balancer(targets);
    await once(balancer.server.listen(0, '127.0.0.1'), 'listening');
    return balancer;
  }

  get url() {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop() {
    this.server.close();
  }

  private join(near: Socket, turn: number, tries = this.targets().length) {
    const { hostname, port } = new URL(this.targets()[turn % this.targets().length]!);
    const far = connect(Number(port), hostname, () => {
      near.pipe(far).pipe(near);
      far.once('close', () => near.destroy());
    });
    near.once('close', () => far.destroy()).on('error', () => far.destroy());
    far.once('error', () => {
      if (far.bytesWritten === 0 && tries > 1) this.join(near, turn + 1, tries - 1);
      else near.destroy();
    });
  }
}
