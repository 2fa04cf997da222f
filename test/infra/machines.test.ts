import { expect, test } from 'vitest';
import { fillPlaceholders } from '../../infra/machines.ts';

const placed = (...names: string[]) => names.map((name) => `$\{${name}}`).join(' ');

test('every placeholder is filled, each as often as it stands there', () => {
  expect(fillPlaceholders(placed('A', 'B', 'A'), { A: '1', B: '2' })).toBe('1 2 1');
});

test('braces of JSONata are left alone, and a value is taken as it is', () => {
  const jsonata = "{% $merge([$x, {'a': 1}]) %}";
  expect(fillPlaceholders(`${jsonata} ${placed('A')}`, { A: '$&' })).toBe(`${jsonata} $&`);
});

test('placeholders without a value are refused by name', () => {
  expect(() => fillPlaceholders(placed('A', 'B', 'C'), { A: '1' })).toThrow(
    'MACHINES in infra/functions.ts have drifted apart. Placeholders without a value: B, C.',
  );
});

test('a value without a placeholder is refused by name', () => {
  expect(() => fillPlaceholders(placed('A'), { A: '1', B: '2' })).toThrow(
    'MACHINES in infra/functions.ts have drifted apart. Values without a placeholder: B.',
  );
});
