import { statSync } from 'node:fs';
import { FileGoneError } from './sqlite.error.js';

/** Notices where the files of an open database were deleted, renamed or replaced: what is written then is lost. */
export class FileGuard {
  private readonly files: { path: string; id: string | undefined }[];
  private gone: FileGoneError | undefined;

  /** @param path of a database that is open, and was written to or read from */
  constructor(path: string) {
    this.files = [path, `${path}-wal`].map((file) => ({ path: file, id: idOf(file) }));
  }

  /** Looks at the files. @throws FileGoneError */
  mustBeThere() {
    const missing = this.files.find(({ path, id }) => idOf(path) !== id);
    this.gone = missing && new FileGoneError(missing.path);
    this.mustNotBeGone();
  }

  /** @throws FileGoneError where the files were gone when they were last looked at */
  mustNotBeGone() {
    if (this.gone) throw this.gone;
  }
}

function idOf(path: string) {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && `${found.dev} ${found.ino}`;
}
