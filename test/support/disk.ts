import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newDataDir } from './app.js';

/** A file system of its own with room for so many megabytes; only root can make one. */
export class SmallDisk {
  readonly folder = newDataDir();

  constructor(megabytes: number) {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', this.folder]);
  }

  /** Leaves no byte free. */
  fill() {
    const block = Buffer.alloc(4096);
    for (let n = 0; ; n++)
      try {
        writeFileSync(join(this.folder, `filler-${n}`), block);
      } catch {
        return;
      }
  }

  /** Makes the room free that was filled. */
  clear() {
    execFileSync('find', [this.folder, '-name', 'filler-*', '-delete']);
  }

  remove() {
    execFileSync('umount', ['-l', this.folder]);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
