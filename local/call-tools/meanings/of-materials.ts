import type { Meanings } from './meaning.ts';

/** What a call asks to be handed in, and how long it is kept. */
export const OF_MATERIALS: Meanings = {
  materials: [
    '材料',
    '申报时上传的材料。',
    { value: [{ id: 'identity-document', name: '有效身份证件' }], source: '附件3' },
  ],
  'materials.value.levels': ['限于级别', '只向这些级别要这份材料；不写即人人都要。', ['engineer']],
  'materials.value.eligibilityRoutes': ['限于途径', '只向按这些途径申报的要这份材料。', ['self-score']],
  'materials.value.insurance': ['限于参保情况', '只向这种参保情况的人要这份材料。', 'local'],
  optional: ['可以不交', '写 true 的，没有也可以提交。', true],
  formats: [
    '收哪些格式',
    'pdf、jpeg、png 中的一种或几种；不写即三种都收。收 jpeg 的，也收 iPhone 的 HEIC，由系统转成 JPEG。',
    ['pdf'],
  ],
  mostKilobytes: [
    '最大多少 KB',
    '每个文件最多多少 KB（1024 字节）；图片按系统缩小后的大小算。不写即系统能收的 20480 KB（20 MB）。',
    2048,
  ],
  oneOf: ['任选其一的组', '写同一组名的几份材料，交其中一份即可；组名自定。', 'present-proof'],
  retention: [
    '材料留存',
    '提交的材料自最后一个环节截止起留存几年，其间不能更改、删除。',
    { value: { years: 3 }, source: '六' },
  ],
  achievementFile: [
    '业绩档案留存',
    '业绩档案自最后一次使用起保存几年。',
    { value: { years: 6 }, source: '六' },
  ],
};
