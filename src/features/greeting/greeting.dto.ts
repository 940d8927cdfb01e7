import { Text } from '../../web/fields/text.js';

export class SetName {
  @Text({ max: 60 })
  name!: string;
}
