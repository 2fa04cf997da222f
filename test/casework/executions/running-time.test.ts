import { expect, test } from 'vitest';
import { stopsAt } from '../../../casework/executions/running-time.ts';

test('a function takes up nothing more once only its margin is left', () => {
  const time = { timeoutSeconds: 300, marginSeconds: 60 };
  const invocation = { getRemainingTimeInMillis: () => 299_500 };
  expect(stopsAt(invocation, time, '2021-11-01T00:00:00.000Z')).toBe('2021-11-01T00:03:59.500Z');
});
