import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { TestApp } from '../support/app.js';
import { until } from '../support/until.js';

const PER_SECOND = 1;

const BURST = 10 * PER_SECOND;

/** Each test has a network of its own, or it would find the bucket of the one before. */
let network = 0;

/** @returns how often it was let in before it was refused; not sooner than too often */
async function knockUntilRefused(knock: () => Promise<{ status: number }>) {
  let taken = 0;
  while (taken < 10 * BURST && (await knock()).status !== 429) taken++;
  return taken;
}

describe('one client address that does not stop', () => {
  let app: TestApp;
  let from: { 'X-Forwarded-For': string };

  beforeAll(async () => {
    app = await TestApp.start({
      FIRST_VISITS_PER_SECOND: String(PER_SECOND),
      TRUST_PROXY: 'loopback',
    });
  });

  beforeEach(() => {
    from = { 'X-Forwarded-For': `198.51.100.${++network}` };
  });

  afterAll(() => app.stop());

  const greet = (headers = {}) =>
    app.visitor({ ...from, ...headers }).send('/greeting/set', { name: 'Eve' });

  const form = (fields: Record<string, string>) =>
    app.visitor(from).submit('/greeting/set', fields);

  const useUp = () => knockUntilRefused(async () => greet());

  it('of IPv6 is all that begins with the same 64 bits', async () => {
    from = { 'X-Forwarded-For': '2001:db8:0:1::1' };
    await useUp();

    await greet({ 'X-Forwarded-For': '2001:db8:0:1:ffff::2' }).expect(429);
    await greet({ 'X-Forwarded-For': '2001:db8:0:2::1' }).expect(200);
  });

  it('that goes on gets the shortest answer', async () => {
    await useUp();

    let last = await form({ name: 'Eve' });
    await until('the shortest answer', async () => {
      await Promise.all(Array.from({ length: 20 }, () => greet()));
      last = await form({ name: 'Eve' });
      return last.status === 429 && last.text.length < 200;
    });

    expect(last.headers['retry-after']).toBe('1');
    expect(last.text).toMatch(/^<!doctype html><title>Too many/);
  });

  it('that sends hundreds of commands without waiting for an answer is cut off', async () => {
    const { hostname, port, host } = new URL(app.url);
    const own = `Host: ${host}\r\nX-Forwarded-For: ${from['X-Forwarded-For']}`;
    const command = `POST /pay/clear HTTP/1.1\r\n${own}\r\nContent-Length: 0\r\n\r\n`;
    const socket = connect(Number(port), hostname);

    socket.write(command.repeat(500));
    const answers = await text(socket);

    expect(answers.match(/HTTP\/1\.1 429/g)!.length).toBeLessThan(200);
  });
});
