import { LIMITS } from '../session/limits.js';
import type { Snapshot } from '../session/slice.js';
import { Count, Notes, plusOne } from './contract.stage.js';
import { describe, expect, it } from './jest.js';
import type { Given } from './store.contract.js';

const said = ({ slice, version, state }: Snapshot) => ({ slice, version, state });

export function repeatClaims(given: Given) {
  describe('commands that are sent again', () => {
    it('are applied once, on whichever process, and answered the same', async () => {
      const { stage } = given;
      const other = await given.another();
      const ada = await stage.visitor();

      const first = await stage.sessions.change(stage.sending(ada, 'one'), Count, plusOne);
      await stage.sessions.change(ada, Count, plusOne);
      const again = await other.sessions.change(stage.sending(ada, 'one'), Count, plusOne);

      expect(again).toMatchObject({ version: first.version, state: first.state });
      expect(await stage.sessions.read(ada, Count)).toMatchObject({ state: { n: 3 } });
    });

    it('are answered the same beside others that are new', async () => {
      const { stage } = given;
      const ada = await stage.visitor();
      const send = (id: string) => stage.sessions.change(stage.sending(ada, id), Count, plusOne);
      await send('one');

      const answers = await Promise.all([send('two'), send('one'), send('three'), send('two')]);

      expect(answers.map(({ version }) => version)).toEqual([3, 2, 4, 3]);
    });

    it('are refused as `key-reused` for another payload or command, and change nothing', async () => {
      const { sessions } = given.stage;
      const ada = await given.stage.visitor();
      await sessions.change(given.stage.sending(ada, 'one', { n: 1 }), Count, plusOne);

      const payload = given.stage.sending(ada, 'one', { n: 2 });
      const command = { ...given.stage.sending(ada, 'one', { n: 1 }), command: 'contract:other' };

      for (const session of [payload, command])
        await expect(sessions.change(session, Count, plusOne)).rejects.toMatchObject({
          code: 'key-reused',
        });
      expect(await sessions.read(ada, Count)).toMatchObject({ version: 2 });
    });

    it('are answered the same, however many changes have followed', async () => {
      const { stage } = given;
      const other = await given.another();
      const ada = await stage.visitor();
      const both = (key: string, { sessions } = stage) =>
        sessions.change(stage.sending(ada, key), [Count, Notes], ([count, { list }]) => [
          plusOne(count),
          { list: [key, ...list.slice(0, 2)] },
        ]);
      const same = (key: string, { sessions } = stage) =>
        sessions.change(stage.sending(ada, key), Count, (count) => count);
      const first = [await both('one'), await same('two')];

      for (let n = 0; n < 8 * LIMITS.history; n++) {
        await stage.sessions.change(ada, [Count, Notes], ([count]) => [
          plusOne(count),
          { list: [`${n}`] },
        ]);
        stage.clock.pass(100);
        if (n % LIMITS.history === 1) first.push(await both(`${n}`), await same(`same ${n}`));
        if (n % 20 === 0) await stage.storage.sweep(stage.clock.now());
      }

      const again = [await both('one', other), await same('two', other)];
      for (let n = 1; n < 8 * LIMITS.history; n += LIMITS.history)
        again.push(await both(`${n}`, other), await same(`same ${n}`, other));
      expect(again.flat().map(said)).toEqual(first.flat().map(said));
    });

    it('are answered as of the first time where they keep nothing, and refused under a used key', async () => {
      const { sessions, clock } = given.stage;
      const other = await given.another();
      const [ada, eve] = [await given.stage.visitor(), await given.stage.visitor()];
      await sessions.change(given.stage.sending(ada, 'used'), Count, plusOne);
      const at = (session: typeof ada, stage = given.stage) =>
        stage.sessions.answer(session, (now) => ({ now }));

      const first = await at(given.stage.sending(ada, 'one'));
      clock.pass(5_000);

      expect(await at(given.stage.sending(ada, 'one'), other)).toEqual(first);
      expect(await at(given.stage.sending(eve, 'one'))).toEqual({ now: clock.now() });
      expect(await at(ada)).toEqual({ now: clock.now() });
      const used = given.stage.sending(ada, 'used', { n: 1 });
      await expect(at(used)).rejects.toMatchObject({ code: 'key-reused' });
      const change = sessions.change(given.stage.sending(ada, 'one', { n: 1 }), Count, plusOne);
      await expect(change).rejects.toMatchObject({ code: 'key-reused' });
    });

    it('are others in another session', async () => {
      const { stage } = given;
      const [ada, eve] = [await stage.visitor(), await stage.visitor()];
      await stage.sessions.change(stage.sending(ada, 'one'), Count, plusOne);

      const changed = await stage.sessions.change(stage.sending(eve, 'one'), Count, plusOne);

      expect(changed).toMatchObject({ version: 2 });
    });

    it('are remembered for some minutes', async () => {
      const { stage } = given;
      const ada = stage.sending(await stage.visitor(), 'one');
      await stage.sessions.change(ada, Count, plusOne);

      stage.clock.pass(LIMITS.answersSeconds * 1000 - 1);
      expect(await stage.sessions.change(ada, Count, plusOne)).toMatchObject({ version: 2 });
      stage.clock.pass(2);
      expect(await stage.sessions.change(ada, Count, plusOne)).toMatchObject({ version: 3 });
    });

    it('are remembered for the newest few hundred of a session', async () => {
      const { stage } = given;
      const ada = await stage.visitor();
      const send = (id: number) =>
        stage.sessions.change(stage.sending(ada, `${id}`), Count, plusOne);
      for (let id = 0; id <= LIMITS.answers; id++) await send(id);
      const { version } = await stage.sessions.read(ada, Count);

      await send(1);
      expect(await stage.sessions.read(ada, Count)).toMatchObject({ version });
      expect(await send(0)).toMatchObject({ version: version + 1 });
    });
  });
}
