import { Text } from '../../web/fields.js';

export class SetName {
  @Text({ max: 60 })
  name!: string;
}
