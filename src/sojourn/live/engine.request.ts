import type { Request } from 'express';

/** What the engine serves. */
export const METHODS = ['GET', 'POST'];

/** A request to `/socket.io`, as the engine has read it: Express reads a parameter that comes twice as a list. */
export type EngineRequest = Request & { _query: Partial<Record<string, string>> };

export const queryOf = ({ _query: query }: EngineRequest) => query;

/** Whether the engine will begin a connection for it, as far as can be told beforehand. */
export function isHandshake(request: EngineRequest) {
  const isProtocol = request.method === 'GET' && queryOf(request).EIO === '4';
  if (request.headers.upgrade) return isProtocol && isUpgrade(request);
  return isProtocol && queryOf(request).transport === 'polling';
}

/** Whether a WebSocket will be opened for it: the engine, and its WebSocket server, say no without our headers. */
export function isUpgrade(request: EngineRequest) {
  const { transport, EIO } = queryOf(request);
  const { 'sec-websocket-key': key = '', 'sec-websocket-version': version } = request.headers;
  return transport === 'websocket' && EIO === '4' && KEY.test(key) && version === '13';
}

/** 16 bytes as base64. */
const KEY = /^[+/0-9A-Za-z]{22}==$/;
