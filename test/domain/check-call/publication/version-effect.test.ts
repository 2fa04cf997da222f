import { expect, test } from 'vitest';
import type { Call } from '../../../../domain/call/call.ts';
import { locksOf } from '../../../../domain/call/locks-stated.ts';
import { versionEffect } from '../../../../domain/check-call/publication/version-effect.ts';
import { callWith, jiaxing, locksWith, stepIn } from '../../../rigs/domain/cases.ts';

const ONE = { version: 1, ids: ['2021-0000-0001', '2021-0000-0002'] };

function effectOf(call: Call, pinned = [ONE], locks = locksOf(jiaxing)) {
  return versionEffect({ call, stated: locksOf(call), older: [jiaxing], locks, pinned, needing: {} });
}

test('a version says nothing where no declaration is unfinished, and nothing of a new call', () => {
  expect(effectOf(jiaxing, []).says).toEqual([]);
  expect(
    versionEffect({ call: jiaxing, stated: {}, older: [], locks: {}, pinned: [], needing: {} }).says,
  ).toEqual([]);
});

test('the declarations that keep their version are named, with the closings in force', () => {
  const locks = locksWith('declare', { closesAt: '2021-11-02T16:00:00.000Z' });
  const [kept] = effectOf(jiaxing, [ONE], locks).says;
  expect(kept?.zh).toContain('第 1 版的未办结申报 2 份');
  expect(kept?.zh).toContain('2021-0000-0001、2021-0000-0002');
  expect(kept?.zh).toContain('“个人申报”（declare） 2021-11-02');
  expect(kept?.en).toContain('2 unfinished declarations of version 1');
});

test('what differs for new drafts is named by its place, a step by its id and a text by its occasion', () => {
  const call = callWith((each) => {
    each.retention.value.years = 5;
    stepIn(each, 'declare').name = '个人网上申报';
    each.steps.reverse();
    const told = each.texts.value['told-of-lapse'];
    if (told) told.subject = '逾期';
  });
  const effect = effectOf(call);
  expect(effect.stable).toEqual(['steps.declare', 'retention', 'texts.value.told-of-lapse']);
  expect(effect.says.at(-1)?.zh).toContain('第 2 版；与现行版本不同的有：steps.declare');
  expect(effectOf(jiaxing).says.at(-1)?.zh).toContain('没有不同');
});

test('one more declaration changes what is said, and not what was confirmed', () => {
  const [one, more] = [
    effectOf(jiaxing),
    effectOf(jiaxing, [{ ...ONE, ids: [...ONE.ids, '2021-0000-0003'] }]),
  ];
  expect(more.says).not.toEqual(one.says);
  expect(more.stable).toEqual(one.stable);
});
