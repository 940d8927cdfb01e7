// Runs as a worker: opens a WebSocket, sends the same event as fast as it can, and comes back whenever it is cut.
import { connect } from 'node:net';
import { workerData } from 'node:worker_threads';

const { hostname, port, cookie, cuts } = workerData;

const HANDSHAKE = [
  'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
  `Host: ${hostname}:${port}`,
  `Cookie: ${cookie}`,
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  '\r\n',
].join('\r\n');

/** A client's frame is masked; with a mask of zeros it reads as it is. */
const frame = (packet) =>
  Buffer.concat([Buffer.from([0x81, 0x80 + packet.length, 0, 0, 0, 0]), Buffer.from(packet)]);

const EVENTS = Buffer.concat(Array.from({ length: 2_000 }, () => frame('42["inc"]')));

function flood() {
  const socket = connect(port, hostname);
  const sendMore = () => {
    while (socket.writable && socket.write(EVENTS));
  };
  socket.write(HANDSHAKE);
  socket.on('data', (data) => {
    if (data.includes('"pingInterval"')) socket.write(frame('40'));
    if (data.includes('40{"sid"')) sendMore();
  });
  socket.on('drain', sendMore).on('error', () => undefined);
  socket.on('close', () => {
    Atomics.add(cuts, 0, 1);
    flood();
  });
}

flood();
