import { ServerResponse, STATUS_CODES } from 'node:http';

type Headers = readonly (readonly [string, string])[];

/** A WebSocket's response can say nothing but on its bare connection. */
export function hangUp(response: ServerResponse, status: number, headers: Headers) {
  if (response instanceof ServerResponse)
    response.writeHead(status, { ...Object.fromEntries(headers), 'Content-Length': 0 }).end();
  else sayBare(response, status, headers);
}

function sayBare({ socket }: { socket: ServerResponse['socket'] }, status: number, all: Headers) {
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...all.map(([name, value]) => `${name}: ${value}`),
    'Connection: close',
    'Content-Length: 0',
  ];
  socket?.end(`${lines.join('\r\n')}\r\n\r\n`);
}
