import type { Server } from 'socket.io';

/** Engine.IO gives it to WebSockets when it is made, and reads it again at each upgrade. */
interface Engine {
  ws: { options: { maxPayload?: number } };
}

/** Nest takes the limit from the gateway's decorator only, which knows no options. */
export function limitMessages({ engine }: Server, bytes: number) {
  (engine as { opts: { maxHttpBufferSize?: number } }).opts.maxHttpBufferSize = bytes;
  (engine as unknown as Engine).ws.options.maxPayload = bytes;
}
