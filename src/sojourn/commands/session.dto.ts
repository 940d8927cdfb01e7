import { Amount } from './fields/amount.js';
import { Id } from './fields/text.js';

export class UndoDto {
  @Id('Name the slice, such as "cart".')
  slice!: string;

  @Amount({ min: 0, max: Number.MAX_SAFE_INTEGER })
  version!: number;
}
