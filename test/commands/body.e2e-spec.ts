import { describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { raw } from '../support/raw.js';
import { sharedApp } from '../support/shared.app.js';

describe('a body', () => {
  const stage = sharedApp({
    begin: (ada) => ada.send('/greeting/set', { name: 'Ada' }).expect(200),
  });

  it('of more than 64 kB is too large, as JSON, as a form, and unpacked', async () => {
    const name = 'x'.repeat(70_000);
    const json = JSON.stringify({ name });
    const packed = { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' };

    const answers = [
      await stage.ada.send('/greeting/set', json),
      await stage.ada.submit('/greeting/set', { name }).set('Accept', 'application/json'),
      await stage.ada.send('/greeting/set', gzipSync(json)).set(packed),
    ];

    for (const { status, body } of answers) {
      expect(status).toBe(413);
      expect(body).toMatchObject({ code: 'too-large' });
    }
  });

  const sign = (letters: number) => {
    const payload = JSON.stringify({ text: '漢'.repeat(letters) });
    return stage.ada.submit('/keys/sign', { payload }).set('Accept', 'application/json');
  };

  it('as a form is measured by the text that it writes, and not by how it writes it', async () => {
    await sign(10_000).expect(200);
    const { body } = await sign(22_000).expect(413);

    expect(body).toMatchObject({ code: 'too-large' });
  });

  it('holds as many switches of a game as may come at once, as JSON and as a form', async () => {
    const inputs = Array.from({ length: 1_800 }, () => ({ tick: 2_147_483_647, thrust: false }));
    const run = { run: 'x', tick: 1 };

    await stage.ada.send('/arcade/steer', { ...run, inputs }).expect(409);
    const form = { run: 'x', tick: '1', inputs: JSON.stringify(inputs) };
    await stage.ada.submit('/arcade/steer', form).expect(409);
  });

  it('of 1001 fields or 9000 array items is refused, and no fault', async () => {
    const fields = Object.fromEntries(
      Array.from({ length: 1_001 }, (_, index) => [`f${index}`, '']),
    );

    await stage.ada.submit('/greeting/set', fields).expect(413);
    await stage.ada
      .send('/greeting/set', { name: Array.from({ length: 9_000 }, () => 1) })
      .expect(422);
  });

  it.each([
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/xml',
    'application/octet-stream',
    'application/json; charset=iso-8859-1',
    'json',
  ])('as %s is of an unsupported type', async (type) => {
    const answer = await raw(stage.app.url, '/greeting/set', {
      method: 'POST',
      headers: { 'Content-Type': type, Accept: 'application/json', Cookie: stage.ada.cookies },
      body: '{"name":"Eve"}',
    });

    expect(answer.status).toBe(415);
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'unsupported-type' });
    expect(await stage.ada.state('greeting')).toEqual({ name: 'Ada' });
  });

  it.each([
    'application/json; charset=utf8',
    'application/json;charset="UTF-8"',
    'application/json; charset=unicode-1-1-utf-8',
    'application/x-www-form-urlencoded; charset=utf8',
  ])('in UTF-8 is read by whatever name its type gives that: %s', async (type) => {
    const isJson = type.includes('json');
    const answer = await raw(stage.app.url, '/greeting/set', {
      method: 'POST',
      headers: { 'Content-Type': type, Accept: 'application/json', Cookie: stage.ada.cookies },
      body: isJson ? '{"name":"Åse"}' : 'name=%C3%85se',
    });

    expect(answer.status).toBe(200);
    expect(await stage.ada.state('greeting')).toEqual({ name: 'Åse' });
  });

  it('without a type is of an unsupported type, and none at all is an empty one', async () => {
    const ask = {
      method: 'POST',
      headers: { Accept: 'application/json', Cookie: stage.ada.cookies },
    };

    const untyped = await raw(stage.app.url, '/greeting/set', { ...ask, body: 'name=Eve' });
    expect(untyped.status).toBe(415);
    expect((await raw(stage.app.url, '/greeting/set', ask)).status).toBe(422);
    expect((await raw(stage.app.url, '/pay/clear', ask)).status).toBe(200);
  });
});
