import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export class Network {
  private readonly open = new Set<Socket>();
  private isCut = false;
  private readonly server = createServer((near) => this.join(near));

  private constructor(private readonly port: () => number) {}

  static async start(port: () => number) {
    const network = new Network(port);
    network.server.listen(0, '127.0.0.1');
    await once(network.server, 'listening');
    return network;
  }

  get url() {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  cut() {
    this.isCut = true;
    for (const socket of this.open) socket.destroy();
  }

  mend() {
    this.isCut = false;
  }

  stop() {
    this.cut();
    this.server.close();
  }

  private join(near: Socket) {
    if (this.isCut) return near.destroy();
    const far = connect(this.port(), '127.0.0.1');
    near.pipe(far).pipe(near);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.open.add(one);
      one.on('error', () => undefined).on('close', () => this.open.delete(one) && other.destroy());
    }
    return near;
  }
}
