import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { newDataDir } from '../support/app.js';
import { settingsRead } from '../support/settings.js';

const UNIT = 'deploy/sojourn.service';
const text = readFileSync(UNIT, 'utf8');
const isInstalled = spawnSync('systemd-analyze', ['--version']).status === 0;

if (!isInstalled)
  process.stderr.write('No systemd here, so its own look at the unit is skipped.\n');

const withSystemd = isInstalled ? describe : describe.skip;

withSystemd('the unit of systemd, as systemd sees it,', () => {
  it('is one that systemd understands, every line of it', () => {
    const unit = join(newDataDir(), basename(UNIT));
    writeFileSync(unit, text.replace('/usr/bin/node', process.execPath));

    const { status, stderr } = spawnSync('systemd-analyze', ['verify', unit], { encoding: 'utf8' });

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

describe('the unit of systemd', () => {
  it('has settings that there are, and a data folder that systemd makes for it', () => {
    const [, line] = /^Environment=(.+)$/m.exec(text)!;
    const settings = new Map(line!.split(' ').map((each) => each.split('=') as [string, string]));
    const [, state] = /^StateDirectory=(\S+)$/m.exec(text)!;

    expect(settingsRead(newDataDir())).toEqual(expect.arrayContaining([...settings.keys()]));
    expect(settings.get('DATA_DIR')).toBe(`/var/lib/${state}`);
  });

  it('runs what the build makes', () => {
    const [, program] = /^ExecStart=\S+ (\S+)$/m.exec(text)!;

    expect(existsSync(program!)).toBe(true);
  });
});
