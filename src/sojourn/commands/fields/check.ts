import { ValidateBy } from 'class-validator';

/** A check of class-validator's, and what is said where it fails: always the same, or by the value. */
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
