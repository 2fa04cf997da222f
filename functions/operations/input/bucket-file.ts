import * as v from 'valibot';
import { word } from '../../../domain/typed/typed-form.ts';
import { rule } from '../../../domain/values/form.ts';
import { said } from '../../../domain/values/said.ts';

/** Sentences for files that an act cannot name. */
export const FILE_SENTENCES = {
  malformed: said(
    '须为存储桶中的登记文件，如 registrations/2021-09-20.json（只用字母、数字和 . _ -）。',
    'must name a file in the bucket, such as registrations/2021-09-20.json (letters, digits and . _ - alone).',
  ),
  'no-file-of-a-call': said(
    '须为存储桶中的评审通知文件，如 calls/jiaxing-it-2021.yaml（只用字母、数字和 . _ -）。',
    'must name a file in the bucket, such as calls/jiaxing-it-2021.yaml (letters, digits and . _ - alone).',
  ),
  'no-file-of-days-off': said(
    '须为存储桶中的放假安排文件，如 calendars/2027.json（只用字母、数字和 . _ -）。',
    'must name a file in the bucket, such as calendars/2027.json (letters, digits and . _ - alone).',
  ),
  'no-file-of-sanctions': said(
    '须为存储桶中的诚信档案文件，如 sanctions/2022-01-10.json（只用字母、数字和 . _ -）。',
    'must name a file in the bucket, such as sanctions/2022-01-10.json (letters, digits and . _ - alone).',
  ),
};
const NAME_IN_BUCKET = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}$/;
const fileUnder = (folder: string, wrong: keyof typeof FILE_SENTENCES) =>
  v.pipe(
    word,
    v.string(),
    rule((file) => {
      const isUnder = file.startsWith(folder) && NAME_IN_BUCKET.test(file.slice(folder.length));
      return isUnder ? [] : [{ word: wrong }];
    }),
  );
/**
 * The file that says who is registered. It lies in the bucket, because an execution's input is kept and must name
 * nobody.
 */
export const registrationFile = fileUnder('registrations/', 'malformed');
export const callFile = fileUnder('calls/', 'no-file-of-a-call');
export const calendarFile = fileUnder('calendars/', 'no-file-of-days-off');
export const sanctionsFile = fileUnder('sanctions/', 'no-file-of-sanctions');
