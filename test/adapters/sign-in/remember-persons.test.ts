import { expect, test, vi } from 'vitest';
import { rememberPersons } from '../../../adapters/sign-in/remember-persons.ts';

const opened = (until = Date.now() + 3_600_000) => {
  const asked: string[] = [];
  const personOf = rememberPersons(async (token) => {
    asked.push(token);
    return token === 'altered' ? undefined : { account: `of ${token}`, until };
  });
  return { asked, personOf };
};

test('a token is verified once a minute, and gives its own person', async () => {
  vi.useFakeTimers();
  const { asked, personOf } = opened();
  for (const token of ['one', 'other', 'one', 'other'])
    expect(await personOf(token)).toMatchObject({ account: `of ${token}` });
  expect(asked).toEqual(['one', 'other']);
  vi.advanceTimersByTime(60_000);
  await personOf('one');
  expect(asked).toEqual(['one', 'other', 'one']);
  vi.useRealTimers();
});

test('a token that has ended is verified again', async () => {
  vi.useFakeTimers();
  const { asked, personOf } = opened(Date.now() + 1000);
  await personOf('one');
  vi.advanceTimersByTime(1000);
  await personOf('one');
  expect(asked).toEqual(['one', 'one']);
  vi.useRealTimers();
});

test('a token that was refused is not remembered', async () => {
  const { asked, personOf } = opened();
  expect([await personOf('altered'), await personOf('altered')]).toEqual([undefined, undefined]);
  expect(asked).toHaveLength(2);
});

test('as many tokens are remembered as one function needs, and no more', async () => {
  const { asked, personOf } = opened();
  for (let nth = 0; nth <= 1000; nth += 1) await personOf(`token-${nth}`);
  await personOf('token-1000');
  expect(asked).toHaveLength(1001);
  await personOf('token-0');
  expect(asked).toHaveLength(1002);
});
