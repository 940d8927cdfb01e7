import { Logger } from '@nestjs/common';
import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { plausible, type Table } from './rates.table.js';

const fileIn = (dataDir: string) => join(dataDir, 'rates.json');

export function keptTable(dataDir: string) {
  try {
    return plausible(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as Table);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      Logger.warn(`The kept rates could not be read: ${String(error)}`, 'Rates');
    return undefined;
  }
}

/** Whoever reads meanwhile finds the old table or the new one, whole. A newer one, of another process, stays. */
export async function keepTable(dataDir: string, table: Table) {
  if ((keptTable(dataDir)?.date ?? '') > table.date) return;
  const temporary = `${fileIn(dataDir)}.${process.pid}`;
  await writeFile(temporary, JSON.stringify(table));
  await rename(temporary, fileIn(dataDir));
}
