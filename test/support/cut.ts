import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A network between two that can be cut: then nothing comes through, and neither side is told. */
export class Cable {
  private readonly ends = new Set<Socket>();
  private isCut = false;

  private constructor(
    private readonly server: Server,
    private port: number,
  ) {
    server.on('connection', (near: Socket) => this.join(near));
  }

  /** @param port of this machine that it leads to */
  static async lay(port: number) {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Cable(server, port);
  }

  get url() {
    return `redis://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  cut() {
    this.isCut = true;
    for (const end of this.ends) end.pause();
  }

  mend() {
    this.isCut = false;
    for (const end of this.ends) end.resume();
  }

  /** From now on it leads to another port; who had a connection has none. */
  lead(port: number) {
    this.port = port;
    this.mend();
    for (const end of this.ends) end.destroy();
  }

  remove() {
    for (const end of this.ends) end.destroy();
    this.server.close();
  }

  private join(near: Socket) {
    const far = connect(this.port, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.ends.add(from);
      from.on('data', (chunk) => to.write(chunk));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.ends.delete(from);
        to.destroy();
      });
      if (this.isCut) from.pause();
    }
  }
}
