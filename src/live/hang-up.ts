import { STATUS_CODES, type ServerResponse } from 'node:http';

/** Answers a handshake on its bare connection: for a WebSocket's there is no other way. */
export function hangUp(
  { socket }: ServerResponse,
  status: number,
  headers: readonly (readonly [string, string])[],
) {
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    'Connection: close',
    'Content-Length: 0',
  ];
  socket?.end(`${lines.join('\r\n')}\r\n\r\n`);
}
