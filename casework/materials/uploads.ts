import type { UploadRecord } from '../../adapters/records/declarations/uploads.ts';
import type { UploadForm } from '../../adapters/signed-storage.ts';
import { mostArriving } from '../../domain/declaration/files/material-file.ts';
import type { CaseNeeds, Needs } from '../needs.ts';
import { uploadKey } from './upload-key.ts';

/** Reads a file announced for this declaration. The caller checks whose it is. */
export function uploadOf({ records }: Pick<CaseNeeds, 'records'>) {
  return (declaration: string, upload: string): Promise<UploadRecord | undefined> =>
    records.uploads.get(declaration, upload);
}

/**
 * The form that uploads an announced file, valid for ten minutes from now. Storage then sends the browser to
 * `back`, if given.
 */
export function formAgain({ materials }: Pick<Needs, 'materials'>) {
  return (record: UploadRecord, back?: string): Promise<UploadForm> => {
    const { declaration, upload, type, bytes, sha256, mostBytes } = record;
    return materials.formFor({
      key: uploadKey(declaration, upload),
      type,
      most: mostArriving(type, mostBytes),
      ...(bytes === undefined ? {} : { exactly: bytes }),
      ...(sha256 === undefined ? {} : { sha256 }),
      ...(back === undefined ? {} : { back }),
    });
  };
}
