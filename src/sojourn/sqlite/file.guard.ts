import { statSync } from 'node:fs';
import { FileGoneError } from './sqlite.error.js';

export class FileGuard {
  private readonly files: { path: string; id: string | undefined }[];
  private gone: FileGoneError | undefined;

  constructor(path: string) {
    this.files = [path, `${path}-wal`].map((file) => ({ path: file, id: idOf(file) }));
  }

  mustBeThere() {
    const missing = this.files.find(({ path, id }) => idOf(path) !== id);
    this.gone = missing && new FileGoneError(missing.path);
    this.mustNotBeGone();
  }

  mustNotBeGone() {
    if (this.gone) throw this.gone;
  }
}

function idOf(path: string) {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && `${found.dev} ${found.ino}`;
}
