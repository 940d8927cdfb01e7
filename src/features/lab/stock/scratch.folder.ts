import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const NAME = /^lab-(\d+)-/;

export const newScratchFolder = (dataDir: string) =>
  mkdtempSync(join(dataDir, `lab-${process.pid}-`));

/** For the start only: then no folder is this process's own. */
export function removeLeftovers(dataDir: string) {
  const names = existsSync(dataDir) ? readdirSync(dataDir) : [];
  for (const name of names.filter(isLeftover))
    rmSync(join(dataDir, name), { recursive: true, force: true });
}

function isLeftover(name: string) {
  const pid = Number(NAME.exec(name)?.[1]);
  // In a container every process has the same number.
  return pid > 0 && (pid === process.pid || !lives(pid));
}

function lives(pid: number) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
