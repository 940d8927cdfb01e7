import type { Socket } from 'socket.io';

export type Connection = Socket['conn'];

export function terminate(connection: Connection) {
  connection.close(true);
  terminateTransport(connection);
}

/** A WebSocket that was closed is kept until its client agrees, for half a minute; a flooder or a deaf one does not. */
export function terminateTransport({ transport }: Connection) {
  (transport as { socket?: { terminate(): void } }).socket?.terminate();
}
