import { describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { firstVisits } from '../support/first.visits.js';
import { until } from '../support/until.js';

describe('one client address that does not stop', () => {
  const { stage, greet, form, useUp } = firstVisits();

  it('of IPv6 is all that begins with the same 64 bits', async () => {
    stage.from = { 'X-Forwarded-For': '2001:db8:0:1::1' };
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
    const { hostname, port, host } = new URL(stage.app.url);
    const own = `Host: ${host}\r\nX-Forwarded-For: ${stage.from['X-Forwarded-For']}`;
    const command = `POST /pay/clear HTTP/1.1\r\n${own}\r\nContent-Length: 0\r\n\r\n`;
    const socket = connect(Number(port), hostname);

    socket.write(command.repeat(500));
    const answers = await text(socket);

    expect(answers.match(/HTTP\/1\.1 429/g)!.length).toBeLessThan(200);
  });
});
