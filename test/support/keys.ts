import type { TestApp } from './app.js';

export interface Signed {
  cookie: string;
  payload: object;
  signedAt: string;
}

export interface Read {
  payload: object | null;
  signedAt: string;
  valid: boolean | null;
}

export const sign = async (app: TestApp, payload: object, secret?: string) =>
  (await app.visitor().send('/keys/sign', { payload, secret }).expect(200)).body as Signed;

export const read = async (app: TestApp, cookie: string, secret?: string) =>
  (await app.visitor().send('/keys/read', { cookie, secret }).expect(200)).body as Read;
