import type { Call } from '../../../domain/call/call.ts';
import type { Change } from '../../../domain/declaration/change.ts';
import { claimScope } from '../../../domain/declaration/claim.ts';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import type { Write } from '../store/store.ts';
import { keys } from '../store/table.ts';

/**
 * The condition of a change of the claim that the claim still stands under the hash that was read: a key's change moves it
 * without a new version.
 */
export function claimStill({ claimed }: Declaration, { claim }: Change) {
  if (claim === undefined) return { condition: '', names: [], values: {} };
  return claimed === undefined
    ? { condition: ' AND attribute_not_exists(#claimed)', names: ['claimed'], values: {} }
    : { condition: ' AND #claimed = :oldClaimed', names: ['claimed'], values: { ':oldClaimed': claimed } };
}

/**
 * The writes of a person's claim. A person has one claim within the call's scope, by the document's number and by the
 * account, taken at submission. Taking it again for the same declaration is allowed; freeing a claim that is not held
 * changes nothing. A submission under another number frees the former number's claim.
 */
export function claimWrites(declaration: Declaration, call: Call, change: Change): Write[] {
  const { claim, set } = change;
  const { claimed: before, account, run, id } = declaration;
  if (claim === undefined || (claim === 'free' && run === 0)) return [];
  const numberNow = set.claimed ?? before;
  const mine = {
    ConditionExpression: `${claim === 'free-number' ? '' : 'attribute_not_exists(pk) OR '}declaration = :mine`,
    ExpressionAttributeValues: { ':mine': id },
  };
  const key = (person: string) => keys.claim(claimScope(call), person);
  const take = (named: string, person: string): Write => ({
    named,
    write: { Put: { Item: { ...key(person), declaration: id }, ...mine } },
  });
  const free = (named: string, person: string): Write => ({
    named,
    write: { Delete: { Key: key(person), ...mine } },
  });
  const own = `account#${account}`;
  const others = (change.claimAlso ?? []).filter((each) => each !== numberNow && each !== before);
  if (claim === 'free-number') return before === undefined ? [] : [free('claim', before)];
  if (claim === 'free') return [free('own-claim', own), ...(before ? [free('claim', before)] : [])];
  return [
    take('own-claim', own),
    ...(numberNow ? [take('claim', numberNow)] : []),
    ...others.map(
      (other): Write => ({ named: 'claim', write: { ConditionCheck: { Key: key(other), ...mine } } }),
    ),
    ...(before && before !== numberNow ? [free('former-claim', before)] : []),
  ];
}
