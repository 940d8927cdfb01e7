import { beforeEach, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newDataDir } from '../support/app.js';
import { AppProcess } from '../support/process.js';
import { canMount, mounted, shell } from '../support/shell.js';

const disk = (options: string) => mounted(`mount -t tmpfs -o ${options} none "$DATA_DIR"`);

const describeDisks = canMount ? describe : describe.skip;

describe('a start that fails says the true reason, in one line with its cure', () => {
  let DATA_DIR: string;

  beforeEach(() => {
    DATA_DIR = newDataDir();
  });

  async function reasonOf(within: readonly string[] = []) {
    const app = AppProcess.launch({ DATA_DIR }, within);
    expect(await app.ended()).toBe(1);
    expect(app.output.trim().split('\n')).toHaveLength(1);
    return app.output.trim();
  }

  describeDisks('the disk:', () => {
    it.each([
      ['for nothing at all', 'size=4k', ': > "$DATA_DIR/fill"; yes > "$DATA_DIR/fill" 2>&-; true'],
      ['for no database', 'size=8k', ':'],
      ['for no write-ahead log', 'size=12k', ':'],
      ['for no table', 'size=80k', ':'],
      ['for no further file', 'size=1m,nr_inodes=2', ':'],
    ])('where the disk has room %s', async (_, size, fill) => {
      const line = `mount -t tmpfs -o ${size} none "$DATA_DIR" && { ${fill}; }`;

      expect(await reasonOf(mounted(line))).toMatch(
        /^DATA_DIR must have free space, .* is full: free some, .*\((ENOSPC|SQLITE_\w+)\)\.$/,
      );
    });

    it('where the disk is read-only', async () => {
      expect(await reasonOf(disk('ro'))).toMatch(
        /^DATA_DIR must be writable, .* is read-only: let this app write to it, .*\(EROFS\)\.$/,
      );
    });
  });

  it('where there are too few file descriptors, however far it came', async () => {
    const before = await AppProcess.start({ DATA_DIR });
    await before.stop();
    const enough = await fewestDescriptors();

    for (const limit of [enough - 1, enough - 2, enough - 3])
      expect(await reasonOf(shell(`ulimit -n ${limit}`))).toMatch(
        /^The limit of open files must be higher .* ulimit -n \(EMFILE\)\.$/,
      );
  });

  it('where the generated secret has been cut short', async () => {
    writeFileSync(join(DATA_DIR, 'secret'), '');

    expect(await reasonOf()).toMatch(/secret" must hold at least 32 characters: remove it/);
  });

  /** How many descriptors it takes to start, Node's own included. */
  async function fewestDescriptors() {
    let [tooFew, enough] = [16, 64];
    while (enough - tooFew > 1) {
      const limit = (tooFew + enough) >> 1;
      if (await starts(limit)) enough = limit;
      else tooFew = limit;
    }
    return enough;
  }

  async function starts(limit: number) {
    const app = AppProcess.launch({ DATA_DIR }, shell(`ulimit -n ${limit}`));
    const hasStarted = await app.listens().then(
      () => true,
      () => false,
    );
    await app.stop('SIGKILL');
    return hasStarted;
  }
});
