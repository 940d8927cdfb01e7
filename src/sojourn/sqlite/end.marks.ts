import { linkSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const BLANK = 'blank';

/** Where no byte is free there is still room for one more file name: it tells an end to other processes. */
export class EndMarks {
  private readonly folder: string;

  constructor(file: string) {
    this.folder = `${file}-ends`;
    attempt(() => {
      mkdirSync(this.folder, { recursive: true, mode: 0o700 });
      writeFileSync(join(this.folder, BLANK), '', { flag: 'a', mode: 0o600 });
    });
  }

  get keys() {
    return (attempt(() => readdirSync(this.folder)) ?? []).filter((name) => name !== BLANK);
  }

  add(key: string) {
    attempt(() => linkSync(join(this.folder, BLANK), join(this.folder, key)));
  }

  remove(key: string) {
    attempt(() => rmSync(join(this.folder, key), { force: true }));
  }
}

/** Where not even that can be had, an end is known to its own process. */
function attempt<Result>(work: () => Result) {
  try {
    return work();
  } catch {
    return undefined;
  }
}
