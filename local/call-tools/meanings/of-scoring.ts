import type { Meanings } from './meaning.ts';

/** The scoring table. */
export const OF_SCORING: Meanings = {
  scoring: [
    '量化赋分表',
    '自评分所依的表；内容没有公开的，只写名称和理由，系统按申报人所填的总分判断。',
    { name: '评审打分表', source: '附件4' },
  ],
  table: ['表的内容', '没有公开的不写。', { cap: 100, indicators: [{ id: 'honours', name: '获奖' }] }],
  cap: ['封顶分', '本项及其下各项合计的最高分。', 100],
  indicators: [
    '指标',
    '一级指标；下级写在 parts 下。',
    [{ id: 'honours', name: '获奖', cap: 5, counts: 'sum' }],
  ],
  counts: [
    '怎样计',
    'sum 相加，highest 只取最高。两组取一组的，把两组写作 parts，counts 写 highest。',
    'sum',
  ],
  parts: ['下级指标', '有下级指标的不直接计分。', [{ id: 'city', name: '市级', cap: 2, counts: 'highest' }]],
  choices: ['按等级', '一行选一个等级。', [{ id: 'bachelor', name: '本科', points: 5 }]],
  points: ['分值', '这一等级、区间或单位的分值；在 grid 的各等级中，按档次写明。', 5],
  grid: ['按等级和档次', '两样各选其一。', { grades: [{ id: 'first', name: '一等奖' }] }],
  'grid.levels': [
    '各等级',
    '每一等级写明各档次的分值。',
    [{ id: 'national', name: '国家级', points: { first: 10 } }],
  ],
  'levels.points': ['各档次的分值', '左边为档次的 id。', { first: 10 }],
  'points.*': ['分值', '该档次的分值。', 10],
  grades: ['各档次', '档次的名称。', [{ id: 'first', name: '一等奖' }]],
  intervals: [
    '按数查分值',
    '如年限、字数；各段自小到大首尾相接，末段不写 below。',
    { unit: '年', steps: [{ from: 5, points: 3 }] },
  ],
  unit: ['单位', '数的单位。', '年'],
  unitEn: ['单位的英文', '英文页面所用。', 'years'],
  'intervals.steps': ['各段', '自小到大，首尾相接。', [{ from: 5, points: 3 }]],
  'steps.from': ['从', '含这个数。', 5],
  below: ['到不足', '不含这个数；末段不写。', 8],
  'indicators.each': ['每个单位多少分', '有 above 的，只算超过的部分。', { unit: '项', points: 2 }],
  above: ['只算超过的部分', '如（考试分－60）×0.25，写 60。', 60],
  ranks: ['按本人排名', '按排名乘的系数。', [{ upTo: 1, times: 1 }, { times: 0.7 }]],
  upTo: ['到第几名为止', '末条不写，其后的都按它。', 1],
  times: ['系数', '0 到 1。', 0.7],
  provedBy: ['证明材料', '一行没有另选材料的，由它证明；materials 的 id。', 'papers'],
  vetoes: ['一票否决', '属实的，所指的指标不得分。', [{ id: 'false-material', name: '弄虚作假' }]],
  zeroes: ['被否决的指标', '指标的 id；不写即全表不得分。', 'honours'],
};
