import { expect, test } from 'vitest';
import { quotaWrites } from '../../../../adapters/records/declarations/quota-writes.ts';

const post = { employer: 'code', level: 'mid', year: 2021 };

test('an act that takes or gives back a post has one item more, and one that moves none has no more', () => {
  expect(quotaWrites('2021-0000-0000', {})).toEqual([]);
  expect(quotaWrites('2021-0000-0000', { quota: [{ act: 'take', post, most: 3 }] })).toMatchObject([
    { named: 'post', write: { Update: { Key: { pk: 'QUOTA#code', sk: 'YEAR#2021#mid' } } } },
  ]);
  expect(quotaWrites('2021-0000-0000', { quota: [{ act: 'give-back', post }] })).toHaveLength(1);
});
