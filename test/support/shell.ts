import { spawnSync } from 'node:child_process';

/** A shell that runs the line and then becomes the process that follows. */
export const shell = (line: string) => ['sh', '-c', `${line} && exec "$@"`, 'sh'] as const;

/** The same, with mounts that only that process sees and that go when it ends. */
export const mounted = (line: string) =>
  ['unshare', '--mount', '--map-root-user', ...shell(line)] as const;

const [command, ...words] = [...mounted('mount -t tmpfs none /mnt'), 'true'];
export const canMount = spawnSync(command, words).status === 0;

if (!canMount && process.env.CI === 'true')
  throw new Error('CI must be allowed to mount, to fill a disk.');
if (!canMount)
  process.stderr.write('Nothing can be mounted here, so what needs a full disk is skipped.\n');
