import { expect, test } from 'vitest';
import { defectsThenNotes } from '../../../../functions/operations/acts/publish-call.ts';

const finding = { path: [], because: 'malformed', column: 1, en: 'e' } as const;

test('a refused file lists its defects first, and its notes behind them as notes', () => {
  const defects = defectsThenNotes([
    { ...finding, line: 1, zh: '某一天来不及', warns: true },
    { ...finding, line: 2, zh: '写法不对' },
  ]);
  expect(defects).toEqual([
    { at: '2:1', because: 'finding', detail: { zh: '写法不对', en: 'e' } },
    {
      at: '1:1',
      because: 'finding',
      detail: { zh: '提醒（不妨碍发布）：某一天来不及', en: 'Note, no defect: e' },
    },
  ]);
});
