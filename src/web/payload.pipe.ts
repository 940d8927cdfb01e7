import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import { invalid } from '../session/refusal.js';
import { FROM_FORM } from './door.js';

/** Checks a command's payload against its DTO, alike for both doors; whatever the DTO does not name is refused. */
@Injectable()
export class PayloadPipe implements PipeTransform {
  async transform(value: Record<PropertyKey, unknown>, { type, metatype }: ArgumentMetadata) {
    if (type !== 'body' || !metatype) return value;
    const groups = value[FROM_FORM] ? ['form'] : [];
    const payload = plainToInstance(metatype, value, { groups }) as object;
    const errors = await validate(payload, {
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: false,
    });
    if (errors.length > 0) throw invalid(Object.fromEntries(errors.map(messages)));
    return payload;
  }
}

function messages({ property, constraints = {} }: ValidationError): [string, string[]] {
  if (constraints.whitelistValidation) return [property, ['This is no field of the command.']];
  return [property, Object.values(constraints)];
}
