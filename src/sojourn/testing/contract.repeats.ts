import { describe, expect, it } from '@jest/globals';
import { ANSWERS_KEPT, ANSWERS_KEPT_MS } from '../session/storage.js';
import { Count, plusOne } from './contract.stage.js';
import type { Given } from './store.contract.js';

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

      stage.clock.pass(ANSWERS_KEPT_MS - 1);
      expect(await stage.sessions.change(ada, Count, plusOne)).toMatchObject({ version: 2 });
      stage.clock.pass(2);
      expect(await stage.sessions.change(ada, Count, plusOne)).toMatchObject({ version: 3 });
    });

    it('are remembered for the newest few hundred of a session', async () => {
      const { stage } = given;
      const ada = await stage.visitor();
      const send = (id: number) =>
        stage.sessions.change(stage.sending(ada, `${id}`), Count, plusOne);
      for (let id = 0; id <= ANSWERS_KEPT; id++) await send(id);
      const { version } = await stage.sessions.read(ada, Count);

      await send(1);
      expect(await stage.sessions.read(ada, Count)).toMatchObject({ version });
      expect(await send(0)).toMatchObject({ version: version + 1 });
    });
  });
}
