import { Flag, Id, Text } from 'sojourn';
import { MAX_TITLE } from './todo.slice.js';

export class AddItem {
  @Text({ max: MAX_TITLE })
  title!: string;
}

export class RemoveItem {
  @Id()
  id!: string;
}

export class EditItem extends RemoveItem {
  @Text({ max: MAX_TITLE })
  title!: string;

  /** The title that the caller saw; where it is another by now, nothing is changed. */
  @Text({ max: MAX_TITLE, optional: true })
  was?: string;
}

export class MarkItem extends RemoveItem {
  @Flag()
  done!: boolean;
}
