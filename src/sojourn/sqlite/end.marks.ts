import { linkSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const BLANK = 'blank';

/**
 * Ends of sessions that can't be written, as names in a folder beside the file: where no byte is free there is
 * still room for one more name of a file that is there already. So the other processes know them, and the next start.
 */
export class EndMarks {
  private readonly folder: string;

  constructor(file: string) {
    this.folder = `${file}-ends`;
    attempt(() => {
      mkdirSync(this.folder, { recursive: true, mode: 0o700 });
      writeFileSync(join(this.folder, BLANK), '', { flag: 'a', mode: 0o600 });
    });
  }

  /** The keys of the sessions that have ended. */
  get keys() {
    return (attempt(() => readdirSync(this.folder)) ?? []).filter((name) => name !== BLANK);
  }

  add(key: string) {
    attempt(() => linkSync(join(this.folder, BLANK), join(this.folder, key)));
  }

  /** Once the end is written. */
  remove(key: string) {
    attempt(() => rmSync(join(this.folder, key), { force: true }));
  }
}

/** Where not even that can be had, as on a disk that is read only, an end is known to its own process. */
function attempt<Result>(work: () => Result) {
  try {
    return work();
  } catch {
    return undefined;
  }
}
