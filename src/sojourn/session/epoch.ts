import { Injectable } from '@nestjs/common';
import { newId } from './key.js';
import { Storage } from './storage.js';

/** Versions can be compared within one epoch only: with each start the file may be an older copy. */
@Injectable()
export class Epoch {
  private readonly start = newId();

  constructor(private readonly storage: Storage) {}

  get value() {
    const { generation } = this.storage;
    return generation === 0 ? this.start : `${this.start}-${generation}`;
  }
}
