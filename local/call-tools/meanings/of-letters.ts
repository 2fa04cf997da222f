import type { Meanings } from './meaning.ts';

/** Reminders and letters. */
export const OF_LETTERS: Meanings = {
  ladder: [
    '催办',
    '何时提醒谁、何时转主管。写了即整体替换 defaults.yaml 的。',
    {
      value: [{ occasion: 'body-two-days-after-asked', while: 'body-review', workingDays: 2 }],
      assumed: '通知未写催办；按审核节奏拟定。',
    },
  ],
  occasion: ['时机', '这一次提醒的名称，用语写在 texts 中同名的一项。', 'employer-two-days-after-asked'],
  while: [
    '等待什么',
    'draft 草稿，correction 补正，employer-review 单位审核，notice-posting 张贴公示，notice-result 登记结果，body-review 部门审核。',
    'employer-review',
  ],
  audience: [
    '提醒谁',
    'applicant 申报人，employer 用人单位（公示由部门办理的，即张贴公示的部门），body 部门。',
    'employer',
  ],
  does: ['做什么', 'remind 提醒，escalate 转主管。', 'remind'],
  'ladder.value.workingDays': ['几个工作日', '距 event 几个工作日；0 为当日。', 2],
  side: ['之前或之后', 'before 之前，after 之后。', 'after'],
  event: [
    '从何时数起',
    'entered 进入这一步，lock 截止，last-feasible-posting 最迟张贴日，first-result-day 可以登记结果的第一天。',
    'entered',
  ],
  at: ['时刻', '当天的时刻。', '09:30'],
  quietHours: [
    '不打扰的时间',
    '这段时间内不发信，可以跨过午夜。',
    { value: { from: '20:00', to: '08:30' }, assumed: '通知未写；夜间不打扰。' },
  ],
  'quietHours.value.from': ['从几点', '从这一时刻起。', '20:00'],
  'quietHours.value.to': ['到几点', '到这一时刻止。', '08:30'],
  sms: [
    '短信',
    '哪些时机除信件外还向同意的申报人发短信。系统没有开通短信的，这一项不起作用。',
    {
      value: { call: '{year}年度职称申报', occasions: ['asked-to-correct'] },
      assumed: '通知未写短信；只在不及时办理就会错过的时候发。',
    },
  ],
  'sms.value.call': [
    '通知的简称',
    '短信中对本通知的称呼，至多20个字；{year} 为评审年度。',
    '{year}年度职称申报',
  ],
  'sms.value.occasions': ['发短信的时机', '时机的名称，与 texts 中的相同。', ['asked-to-correct']],
  letters: [
    '合并的信件',
    '一个邮箱一个工作日的各件合为一封信，这里写信的各个部分。',
    { value: { at: '10:30', urgentMinutes: 30 }, assumed: '通知未写。' },
  ],
  urgentMinutes: ['急件间隔', '急件与前一封信至少相隔几分钟。', 30],
  subject: ['主题', '信件的主题，可用 {…} 填入编号、日期等。', '申报{reference}已提交'],
  subjectTold: ['告知的主题', '信中没有待办、只有告知时的主题。', '申报进展：{applicant}等{count}件申报'],
  opening: ['开头', '信的开头。', '以下{count}件申报请您办理或供您知悉。\n'],
  case: ['每件的标题', '信中每件申报的标题和日期。', '◆ {applicant}（{reference}）：{what}\n'],
  applicant: ['申报人一行', '每件正文之后写明申报人。', '申报人 applicant：{applicant}（{reference}）\n'],
  more: ['未列出的', '信中没有一一列出的件数。', '另有{more}件，请打开链接查看。\n'],
  acts: ['已办事项', '凭本岗位的链接所办事项的标题。', '上一封信以来，凭本岗位的链接办理了以下事项。\n'],
  'letters.value.act': ['一件已办事项', '已办事项的一行。', '· {at} {applicant}（{reference}）：{act}\n'],
  texts: [
    '用语',
    '每个时机的信件用语。只写与 defaults.yaml 不同的，其余照用。',
    { value: { 'told-of-lapse': { subject: '申报{reference}已逾期' } }, assumed: '按各条款拟写。' },
  ],
  'texts.value.*': [
    '一个时机的用语',
    '主题和正文；与其他用语出处不同的，另写 source 或 assumed。',
    { subject: '申报{reference}已提交', body: '申报{reference}已提交。\n' },
  ],
  body: ['正文', '先中文，后英文，可用 {…} 填入编号、日期等。', '申报{reference}已提交。\n'],
};
