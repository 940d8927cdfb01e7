import { until } from './until.js';
import { bareSocket, POLLING, wire } from './wire.js';

/** A client's frame is masked; with a mask of zeros it reads as it is. */
function frame(packet: string) {
  return Buffer.concat([
    Buffer.from([0x81, 0x80 + packet.length, 0, 0, 0, 0]),
    Buffer.from(packet),
  ]);
}

/** Opens a WebSocket that says this, and from the first answer to it reads no more. */
export async function deafSocket(url: string, cookie: string, packets: string[]) {
  const socket = bareSocket(url, { Cookie: cookie });
  let heard = '';
  socket.on('data', (data) => (heard += data.toString('latin1'))).on('error', () => undefined);
  await until('a WebSocket to open', () => heard.includes('"pingInterval"'));
  socket.write(frame('40'));
  await until('a seat', () => heard.includes('40{"sid"'));
  socket.write(Buffer.concat(packets.map(frame)));
  await until('an answer', () => heard.includes('430['));
  return socket.pause();
}

/** Says this over long polling, and asks for no answer. */
export async function deafPoller(url: string, cookie: string, packets: string[]) {
  const headers = { Cookie: cookie };
  const { text } = await wire(url, POLLING, { headers });
  const { sid } = JSON.parse(text.slice(1)) as { sid: string };
  const query = `${POLLING}&sid=${sid}`;
  for (const body of ['40', packets.join('\u001e')])
    await wire(url, query, { headers, method: 'POST', body });
}
