import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { TestApp } from './app.js';

const PER_SECOND = 1;

export const BURST = 10 * PER_SECOND;

/** Each test has a network of its own, or it would find the bucket of the one before. */
let network = 0;

export const nextAddress = () => `198.51.100.${++network}`;

/** @returns how often it was let in before it was refused; not sooner than too often */
export async function knockUntilRefused(knock: () => Promise<{ status: number }>) {
  let taken = 0;
  while (taken < 10 * BURST && (await knock()).status !== 429) taken++;
  return taken;
}

/** For the tests of a describe an app that lets in few first visits, and ways to come to it from one address. */
export function firstVisits() {
  const stage = {} as { app: TestApp; from: { 'X-Forwarded-For': string } };
  beforeAll(async () => {
    const FIRST_VISITS_PER_SECOND = String(PER_SECOND);
    stage.app = await TestApp.start({ FIRST_VISITS_PER_SECOND, TRUST_PROXY: 'loopback' });
  });
  beforeEach(() => {
    stage.from = { 'X-Forwarded-For': nextAddress() };
  });
  afterAll(() => stage.app.stop());

  const greet = (headers = {}) =>
    stage.app.visitor({ ...stage.from, ...headers }).send('/greeting/set', { name: 'Eve' });
  const form = (fields: Record<string, string>) =>
    stage.app.visitor(stage.from).submit('/greeting/set', fields);
  const useUp = () => knockUntilRefused(async () => greet());
  return { stage, greet, form, useUp };
}
