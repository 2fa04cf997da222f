import type { Stored } from '../../../adapters/materials.ts';
import type { OperatorVerdict } from '../../../domain/values/verdict.ts';
import { readJsonFile } from './read-json-file.ts';
import { type Registration, registrationForm, SENTENCES } from './registration-form.ts';

/** The most bytes of a file of registrations. One act takes a hundred entries, which are far less. */
export const MAX_REGISTRATION_BYTES = 256 * 1024;

/** Reads a file of registrations. */
export function readRegistration(stored: Pick<Stored, 'bytes'>): OperatorVerdict<Registration> {
  return readJsonFile(stored, {
    form: registrationForm,
    sentences: SENTENCES,
    most: MAX_REGISTRATION_BYTES,
    tooLarge: 'registration-too-large',
    notJson: 'registration-not-json',
    nameless: '登记文件',
  });
}
