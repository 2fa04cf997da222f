import { expect, test } from 'vitest';
import { closing } from '../../../pages/parts/time.ts';
import { beijing } from '../../rigs/domain/cases.ts';

const MIDNIGHT = beijing('2021-11-01');
const FIVE = beijing('2021-10-31 17:00');

test.each([
  ['2021-10-30 23:20', MIDNIGHT, '（还有 1 天）', ' (1 day left)'],
  [
    '2021-10-31 00:00',
    MIDNIGHT,
    '（今天 24:00 截止，还有 24 小时）',
    ' (closes at midnight today: 24 hours left)',
  ],
  [
    '2021-10-31 17:22',
    MIDNIGHT,
    '（今天 24:00 截止，还有 6 小时 38 分钟）',
    ' (closes at midnight today: 6 hours 38 minutes left)',
  ],
  [
    '2021-10-31 23:20',
    MIDNIGHT,
    '（今天 24:00 截止，还有 40 分钟）',
    ' (closes at midnight today: 40 minutes left)',
  ],
  [
    '2021-10-31 23:58:30',
    MIDNIGHT,
    '（今天 24:00 截止，还有 1 分钟）',
    ' (closes at midnight today: 1 minute left)',
  ],
  [
    '2021-10-31 23:59:59.999',
    MIDNIGHT,
    '（今天 24:00 截止，不到 1 分钟）',
    ' (closes at midnight today: less than a minute left)',
  ],
  [
    '2021-10-31 15:59',
    FIVE,
    '（今天 17:00 截止，还有 1 小时 1 分钟）',
    ' (closes at 17:00 today: 1 hour 1 minute left)',
  ],
  ['2021-11-01 00:00', MIDNIGHT, '（已截止）', ' (closed)'],
] as const)('at %s a closing says how long is left', (wall, closesAt, zh, en) => {
  const said = (language: 'zh' | 'en') => closing(language, closesAt, beijing(wall), 'Asia/Shanghai').text;
  expect(said('zh').replace(/^.*<\/strong>/, '')).toBe(zh);
  expect(said('en').replace(/^.*<\/strong>/, '')).toBe(en);
});
