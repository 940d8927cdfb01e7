import { ValidateBy } from 'class-validator';

/** A check of class-validator's, and what is said where it fails. */
export const check = (name: string, isGood: (value: unknown) => boolean, message: string) =>
  ValidateBy({ name, validator: { validate: isGood, defaultMessage: () => message } });
