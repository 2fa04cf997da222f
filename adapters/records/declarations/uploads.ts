import type { Case } from '../../../domain/declaration/case.ts';
import type { Gate } from '../../../domain/declaration/change.ts';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import type { MaterialFile } from '../../../domain/declaration/draft/draft.ts';
import type { MaterialType } from '../../../domain/declaration/files/material-file.ts';
import type { Defect } from '../../../domain/values/defect.ts';
import type { Day, Instant } from '../../../domain/values/instant.ts';
import type { Store, Write } from '../store/store.ts';
import { keys } from '../store/table.ts';
import { passingWrites } from './gates.ts';

/** A file that was announced, and its outcome. */
export interface UploadRecord {
  readonly declaration: string;
  readonly upload: string;
  readonly account: string;
  readonly material: string;
  readonly fileName: string;
  readonly type: MaterialType;
  /** The stated size. A page without script states neither size nor hash. */
  readonly bytes?: number;
  readonly sha256?: string;
  /** The most bytes, where the call takes fewer of this material than the system does. */
  readonly mostBytes?: number;
  readonly announcedAt: Instant;
  /** Present once the file was taken in. A file that was later removed from the draft is not taken in again. */
  readonly file?: MaterialFile;
  /** How often opening the file was given up. */
  readonly givenUp?: number;
  /** Present once the file was refused. */
  readonly defects?: readonly Defect[];
}

/** A day, and the most files that may be announced on it. */
export interface Daily {
  readonly day: Day;
  readonly most: number;
}

type Subject = Pick<Case, 'declaration' | 'locks'>;

export function uploads(store: Store) {
  return {
    async get(declaration: string, upload: string): Promise<UploadRecord | undefined> {
      const item = await store.get(keys.upload(declaration, upload));
      return item?.record as UploadRecord | undefined;
    },
    /** Keeps a new upload, if the declaration's gate lets it pass and fewer than `most` were announced on this day. */
    announce: ({ declaration, locks }: Subject, record: UploadRecord, gate: Gate, { day, most }: Daily) =>
      store.transact([
        put(record, 'attribute_not_exists(pk)'),
        ...passingWrites(declaration, [gate], record.announcedAt, locks),
        counted(declaration, day, most),
      ]),
    /** Counts that opening the file was given up, unless the upload was decided meanwhile. */
    async gaveUp({ declaration, upload }: UploadRecord): Promise<void> {
      const Update = {
        Key: keys.upload(declaration, upload),
        UpdateExpression: 'SET #record.givenUp = if_not_exists(#record.givenUp, :none) + :one',
        ConditionExpression: UNDECIDED,
        ExpressionAttributeNames: { '#record': 'record' },
        ExpressionAttributeValues: { ':none': 0, ':one': 1 },
      };
      await store.transact([{ named: 'upload', write: { Update } }]);
    },
    /** Refuses an upload, unless it was decided meanwhile. */
    refuse: (record: UploadRecord, defects: readonly Defect[]) =>
      store.transact([put({ ...record, defects }, UNDECIDED)]),
    /**
     * The write of a file that is taken in, for the transaction that adds it to the draft, so that it is added once.
     */
    takenIn: (record: UploadRecord, file: MaterialFile): Write => put({ ...record, file }, UNDECIDED),
  };
}

function counted({ id }: Declaration, day: Day, most: number): Write {
  const Update = {
    Key: keys.announced(id, day),
    UpdateExpression: 'ADD announced :one',
    ConditionExpression: 'attribute_not_exists(pk) OR announced < :most',
    ExpressionAttributeValues: { ':one': 1, ':most': most },
  };
  return { named: 'announced', write: { Update } };
}

const UNDECIDED = 'attribute_exists(pk) AND attribute_not_exists(decided)';

function put(record: UploadRecord, ConditionExpression: string): Write {
  const decided = record.file || record.defects ? { decided: true } : {};
  const Item = { ...keys.upload(record.declaration, record.upload), record, ...decided };
  return { named: 'upload', write: { Put: { Item, ConditionExpression } } };
}
