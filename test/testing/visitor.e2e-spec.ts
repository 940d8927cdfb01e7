import { describe, expect, it } from '@jest/globals';
import { Visitor } from 'sojourn/testing';
import { CounterAppModule } from '../package/counter.app.js';
import { sharedNest } from '../support/nest.app.js';

describe('a Visitor', () => {
  const stage = sharedNest(CounterAppModule.onMemory());

  it('keeps its cookies, drops those that are cleared, and shares none with a stranger', async () => {
    const [ada, eve] = [new Visitor(stage.url), new Visitor(stage.url)];
    await ada.send('/counter/add').expect(200);
    await ada.send('/counter/by', { step: 4 }).expect(200);
    expect(ada.cookies).toContain('sid=');

    expect(await ada.state('counter')).toEqual({ n: 5 });
    expect(await eve.state('counter')).toEqual({ n: 0 });
    await ada.send('/session/end').expect(200, { ended: true });
    expect(ada.cookies).not.toContain('sid=');
  });

  it('asks once, however often its answer is awaited', async () => {
    const ada = new Visitor(stage.url);
    const asked = ada.send('/counter/add');

    await Promise.all([asked, asked]);

    expect(await ada.state('counter')).toEqual({ n: 1 });
  });

  it('fails with what was answered where something else was expected', async () => {
    const ada = new Visitor(stage.url);
    const send = () => ada.send('/counter/by', { step: 99 });

    await expect(send().expect(200)).rejects.toThrow('expected 200, was answered 422: {');
    await expect(send().expect(422, {})).rejects.toThrow('expected {}, was answered {');
    await expect(send().expect('Content-Type', 'text/html')).rejects.toThrow('problem+json');
    await expect(send().expect(/Hello/)).rejects.toThrow('expected text /Hello/');
    await send()
      .expect(422)
      .expect('Content-Type', /json/)
      .expect(/"step"/);
  });
});
