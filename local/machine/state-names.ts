import { type Said, said } from '../../domain/values/said.ts';

/** The states of the machines in Chinese. Their own names are English sentences. */
const IN_CHINESE: Readonly<Record<string, string>> = {
  'Ask the employer to review and to post the public notice': '请用人单位审核、张贴公示',
  'Ask the applicant to correct': '请申报人补正',
  'Ask for the result of the public notice': '等公示结果',
  'Ask the body to review': '请部门审核',
  'Ask the applicant to pay': '请申报人缴费',
  'Ask the applicant to hand in the papers': '请申报人交材料',
  'Who acts next?': '下一步由谁办理',
  'Ask what the ladder says': '看是否到催办的时候',
  'Recommended to the review committee': '已推荐至评审委员会',
  'Declaration refused': '不予推荐',
  'Declaration withdrawn': '已撤回',
  'Declaration lapsed': '已逾期',
  'Superseded by a later run': '已由后来的流程接替',
  'Leave it to the patrol': '交由巡查处理',
  'Take up the lock': '准备上锁',
  'Set the lock': '上锁',
  'Is the lock set?': '是否已上锁',
  'Wait until writes in time have drained': '等按时收到的写完',
  'Sweep a page of what is unfinished': '清理一页未办结的',
  'Is anything left?': '是否还有',
  'Wait for the index to catch up': '等索引跟上',
  'Report what the lock did': '报告上锁的结果',
  'Was it still this generation?': '是否仍是这一次',
  'Stage locked and swept': '环节已截止、清理完毕',
  'Goes on as another execution': '由另一次执行继续',
  'Superseded by a later generation': '已由后来的一次接替',
  "Carry out the operator's act": '执行操作',
  'How did it go?': '结果如何',
  'Tell a page of the cases': '通知一页申报',
  Done: '已完成',
  Refused: '未予执行',
  'The act could not be carried out': '操作未能执行',
};

/** A state's name for people: Chinese and English. A name that is not known here stands as it is. */
export function sayState(name: string): Said {
  return said(IN_CHINESE[name] ?? name, name);
}
