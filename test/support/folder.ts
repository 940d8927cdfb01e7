import { existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 1024 ** 3;

/** Where tests keep what a store writes: in memory, where a sync takes no time however busy the disk is. */
export const FOLDER = hasRoom(MEMORY) ? MEMORY : tmpdir();

/** A container may have as little as 64 MB of it. */
function hasRoom(folder: string) {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize > ENOUGH_BYTES;
}
