import type { Condition } from '../../call/condition-form.ts';
import { branchOf } from '../../eligibility/answer.ts';
import type { Path } from '../finding/finding.ts';
import { type Placed, type Reading, rawItems, soundAt } from '../form/reading.ts';

/** Every leaf of the call's conditions whose form is right, with its path. */
export function conditionsOf(reading: Reading): Placed<Condition>[] {
  return rawItems(reading, ['eligibility', 'rules']).flatMap(({ path }) => {
    const when = soundAt<Condition>(reading, [...path, 'when']);
    return when === undefined ? [] : allIn([...path, 'when'], when);
  });
}

function allIn(path: Path, value: Condition): Placed<Condition>[] {
  const branch = branchOf(value);
  if (!branch) return [{ path, value }];
  return branch.parts.flatMap((part, index) => allIn([...path, branch.key, index], part));
}
