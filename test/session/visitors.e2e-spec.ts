import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { kept, slicesIn } from '../support/kept.js';
import { cookiesOf } from '../support/visitor.js';

const times = <Result>(count: number, act: (index: number) => Result) =>
  Array.from({ length: count }, (_, index) => act(index));

describe('visitors', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  it('who follow a redirect find their change: it is on disk when it is answered', async () => {
    const ada = app.visitor();

    await ada.submit('/greeting/set', { name: 'On disk' }).expect(303);

    expect((await slicesIn(app)).join()).toContain('{"name":"On disk"}');
  });

  it('who come at once read what is theirs', async () => {
    const visitors = times(25, () => app.visitor());

    await Promise.all(
      visitors.map((visitor, index) =>
        visitor.send('/greeting/set', { name: `Visitor ${index}` }).expect(200),
      ),
    );

    const states = await Promise.all(visitors.map((visitor) => visitor.state('greeting')));
    expect(states).toEqual(times(25, (index) => ({ name: `Visitor ${index}` })));
  });

  it('who send 5 first commands at once begin 5 sessions, and none is mixed', async () => {
    const before = await kept(app);

    const answers = await Promise.all(
      times(5, (index) => app.visitor().send('/greeting/set', { name: `First ${index}` })),
    );

    for (const [index, answer] of answers.entries()) {
      const again = app.visitor({ Cookie: cookiesOf(answer) });
      expect(await again.state('greeting')).toEqual({ name: `First ${index}` });
    }
    expect(await kept(app)).toMatchObject({
      owners: before.owners + 5,
      sessions: before.sessions + 5,
    });
  });
});
