import { Flag, Id, Text } from 'sojourn';
import { MAX_TITLE } from './todo.slice.js';

export class AddItemDto {
  @Text({ max: MAX_TITLE })
  title!: string;
}

export class RemoveItemDto {
  @Id()
  id!: string;
}

export class EditItemDto extends RemoveItemDto {
  @Text({ max: MAX_TITLE })
  title!: string;

  /** The title that the caller saw; where it is another by now, nothing is changed. */
  @Text({ max: MAX_TITLE, optional: true })
  was?: string;
}

export class MarkItemDto extends RemoveItemDto {
  @Flag()
  done!: boolean;
}
