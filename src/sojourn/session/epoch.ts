import { Injectable } from '@nestjs/common';
import { newId } from './key.js';

/** Versions can be compared within one epoch only. A new one with each start, as the file may be an older copy by then. */
@Injectable()
export class Epoch {
  readonly value = newId();
}
