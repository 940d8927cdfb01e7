import { ValidateBy } from 'class-validator';

export const check = (
  name: string,
  isGood: (value: unknown) => boolean,
  message: string | ((value: unknown) => string),
) =>
  ValidateBy({
    name,
    validator: {
      validate: isGood,
      defaultMessage: (failed) =>
        typeof message === 'string' ? message : message(failed?.value as unknown),
    },
  });
