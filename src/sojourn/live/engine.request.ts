import type { Request } from 'express';

export const METHODS = ['GET', 'POST'];

/** The engine's query, too: Express reads a parameter that comes twice as a list. */
export type EngineRequest = Request & { _query: Partial<Record<string, string>> };

export const queryOf = ({ _query: query }: EngineRequest) => query;

export function isHandshake(request: EngineRequest) {
  const isProtocol = request.method === 'GET' && queryOf(request).EIO === '4';
  if (request.headers.upgrade) return isProtocol && isUpgrade(request);
  return isProtocol && queryOf(request).transport === 'polling';
}

/** The engine, and its WebSocket server, say no without our headers. */
export function isUpgrade(request: EngineRequest) {
  const { transport, EIO } = queryOf(request);
  const { 'sec-websocket-key': key = '', 'sec-websocket-version': version } = request.headers;
  return transport === 'websocket' && EIO === '4' && KEY.test(key) && version === '13';
}

const KEY = /^[+/0-9A-Za-z]{22}==$/;
