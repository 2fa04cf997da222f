import { createSecretKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { VOCABULARIES } from '../../../../adapters/call-file/vocabularies.ts';
import { seal } from '../../../../adapters/keys/sealed-text.ts';
import { achievementFiles } from '../../../../adapters/records/achievements/achievement-files.ts';
import type { Store } from '../../../../adapters/records/store/store.ts';
import { contentsAfter } from '../../../../domain/achievement-file/achievement-file.ts';
import { sizeOf } from '../../../rigs/adapters/write-units.ts';
import { beijing } from '../../../rigs/domain/cases.ts';
import { largestFacts } from '../../../rigs/domain/largest.ts';

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-items */
const MAX_ITEM_BYTES = 400 * 1024;

test('the largest file fills less than a third of what the table holds in one item', () => {
  const contents = contentsAfter(undefined, largestFacts, { vocabularies: VOCABULARIES });
  const key = createSecretKey(Buffer.alloc(32, 1));
  const sealed = seal(JSON.stringify(contents), 'bound', '0123456789ab', key);
  const kept = { lastUsedOn: '2021-10-08', forgottenOn: '2027-10-08', forgottenAt: beijing('2027-10-08') };
  const { write } = achievementFiles({} as Store, () => {}).keep('x'.repeat(255), sealed, kept, {
    read: undefined,
    at: beijing('2021-10-08'),
  });
  const item = 'Put' in write ? write.Put.Item : {};
  expect(sizeOf(item)).toBeGreaterThan(64 * 1024);
  expect(sizeOf(item)).toBeLessThan(MAX_ITEM_BYTES / 3);
});
