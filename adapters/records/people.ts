import type { Body, Employer } from '../../domain/declaration/registry.ts';
import { type DeskId, deskParts } from '../../domain/identifiers/desk-id.ts';
import { readToEnd } from './store/read-to-end.ts';
import { rememberForAMinute } from './store/remember.ts';
import type { Item, Store, Write } from './store/store.ts';
import { type Key, keys } from './store/table.ts';

/** The key of the employer or the body that has a desk. */
export function holderKey(desk: DeskId): Key {
  const { role, whom } = deskParts(desk);
  return role === 'employer' ? keys.employer(whom) : keys.body(whom);
}

/** The employer or the body in its item. */
export function holderIn({ employer, body }: Item): Employer | Body {
  return (employer ?? body) as Employer | Body;
}

/** Registered employers and bodies. A further registration replaces the entry with the same code or id. */
export function people(store: Store) {
  const employer = async (code: string): Promise<Employer | undefined> => {
    const item = await store.get(keys.employer(code));
    return item?.employer as Employer | undefined;
  };
  const bodiesOf = async (district: string): Promise<Body[]> => {
    const items = await readToEnd(store, {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :body)',
      ExpressionAttributeValues: { ':pk': keys.district(district, '').pk, ':body': 'BODY#' },
      ConsistentRead: true,
    });
    return items.map((item) => item.body as Body);
  };
  return {
    employer,
    async body(id: string): Promise<Body | undefined> {
      const item = await store.get(keys.body(id));
      return item?.body as Body | undefined;
    },
    bodiesOf,
    /**
     * The registered employer and bodies as they were at most a minute ago. That is enough, because a registration and
     * a submission have no order between them.
     */
    recentEmployer: rememberForAMinute(employer),
    recentBodiesOf: rememberForAMinute(bodiesOf),
    async register({
      employers = [],
      bodies = [],
    }: {
      employers?: readonly Employer[];
      bodies?: readonly Body[];
    }) {
      for (const employer of employers)
        await store.transact([put('employer', { ...keys.employer(employer.code), employer })]);
      for (const body of bodies)
        await store.transact([
          put('body', { ...keys.body(body.id), body }),
          put('district', { ...keys.district(body.district, body.id), body }),
        ]);
    },
  };
}

function put(named: string, Item: Record<string, unknown>): Write {
  return { named, write: { Put: { Item } } };
}
