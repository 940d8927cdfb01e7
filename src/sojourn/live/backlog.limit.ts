import { Injectable, Logger } from '@nestjs/common';
import { terminate, type Connection } from './termination.js';

/** Where so many bytes wait for a tab already, it gets no more. */
export const BACKLOG_LIMIT_BYTES = 1_048_576;

interface Packet {
  data?: string | Buffer;
}

/** Cuts a tab that does not read what it is sent; when it is back, it catches up by version. */
@Injectable()
export class BacklogLimit {
  private readonly logger = new Logger('BacklogLimit');

  watch(connection: Connection) {
    let queued = 0;
    let underWay = 0;
    connection.on('packetCreate', ({ data = '' }: Packet) => {
      if (connection.transport.writable) underWay = 0;
      if (queued + underWay > BACKLOG_LIMIT_BYTES) this.cut(connection);
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
