import { Injectable, Logger } from '@nestjs/common';
import { SessionConfig } from '../session/session.config.js';
import { terminate, type Connection } from './termination.js';

interface Packet {
  data?: string | Buffer;
}

/** A tab that does not read what it is sent is cut; back again, it catches up by version. */
@Injectable()
export class BacklogLimit {
  private readonly logger = new Logger('BacklogLimit');

  constructor(private readonly config: SessionConfig) {}

  watch(connection: Connection) {
    const { backlogBytes } = this.config.limits;
    let queued = 0;
    let underWay = 0;
    connection.on('packetCreate', ({ data = '' }: Packet) => {
      if (connection.transport.writable) underWay = 0;
      if (queued + underWay > backlogBytes) this.cut(connection);
      queued += Buffer.byteLength(data);
    });
    connection.on('flush', () => {
      underWay = queued;
      queued = 0;
    });
  }

  private cut(connection: Connection) {
    this.logger.warn('Cut a tab that did not read what it was sent.');
    terminate(connection);
  }
}
