import { ASSUMED, type Call } from '../call/call.ts';
import type { Automaton } from '../declaration/change.ts';
import type { Standing } from '../declaration/moves.ts';
import type { TimelineEntry } from '../declaration/timeline.ts';
import { deskParts } from '../identifiers/desk-id.ts';
import { type Language, quoted, type Said, said } from '../values/said.ts';
import { ABANDONED, STANDINGS_SAID } from './say-facts.ts';
import { AUDIENCES_SAID, INPUTS_SAID, isOfOther, ORDER, sayInput, UNSAID } from './say-inputs.ts';

const MOVES_SAID: Readonly<Record<TimelineEntry['move'], Said>> = {
  create: said('建立草稿', 'Draft begun'),
  change: said('修改填报内容', 'Draft changed'),
  submit: said('提交申报', 'Submitted'),
  support: said('审核同意', 'Supported'),
  return: said('退回补正', 'Returned for correction'),
  refuse: said('不予推荐', 'Refused'),
  post: said('张贴公示', 'Public notice posted'),
  record: said('登记公示结果并推荐', 'Result of the public notice recorded, recommended'),
  interrupt: said('公示中断', 'Public notice interrupted'),
  'confirm-payment': said('确认缴费', 'Payment confirmed'),
  'receive-papers': said('收到材料', 'Papers received'),
  object: said('登记异议', 'Objection recorded'),
  settle: said('登记异议处理', 'Handling of an objection recorded'),
  escalate: said('转上级处理', 'Handed to the superior'),
  reissue: said('补发链接', 'Link reissued'),
  withdraw: said('撤回申报', 'Withdrawn'),
  lapse: said('逾期', 'Lapsed'),
  'carry-forward': said('转入下一批', 'Carried into the next batch'),
  book: said('预约提交', 'Submission booked'),
  'cancel-booking': said('取消预约提交', 'Booked submission cancelled'),
  'fail-booking': said('预约的提交未成功', 'Booked submission refused'),
  grant: said('准许逾期申报', 'Late entry granted'),
  restore: said('恢复办理', 'Restored'),
  extend: said('办理期限顺延', 'Own deadline moved later'),
  'pass-over': said('本次不予恢复', 'Not restored this time'),
  restart: said('重新驱动', 'Driven anew'),
  'correct-contact': said('更正联系方式', 'Telephone and mailbox corrected'),
  'free-claim': said('解除证件号码占用', 'Claim of the identity number freed'),
  admit: said('准许不符合条件的申报', 'Case admitted'),
  'accept-number': said('核准校验码不符的证件号码', 'Identity number let through'),
};

const AUTOMATIC_SAID: Readonly<Record<Automaton, Said>> = {
  'deadline-lock': said('截止锁', 'deadline lock'),
  'grant-ran-out': said('准许到期', 'end of the grant'),
  'case-deadline': said('办理期限届满', 'end of the case’s own deadline'),
  escalation: said('催办', 'reminder ladder'),
  patrol: said('巡查', 'patrol'),
  'move-deadline': said('截止时间变更', 'moved deadline'),
  calendar: said('放假安排变更', 'amended calendar'),
};

/**
 * Says one entry of the timeline in plain words: what happened, by whom, under which clause, on what facts. Automatic
 * acts say that they are automatic. If the call is given, stages and routes get their names, and instants the wall
 * clock of its zone. Words that people wrote stand in quotation marks, so that they never read as the system's own.
 */
export function sayEntry(entry: TimelineEntry, call?: Call): Said {
  return said(sayIn('zh', entry, call), sayIn('en', entry, call));
}

/** Says an entry without its clause, for pages that show the clause beside it. */
export function sayHappened({ clause: _, ...entry }: TimelineEntry, call?: Call): Said {
  return sayEntry(entry, call);
}

/** Says what was done and by whom, without reasons, for a line of a list. */
export function sayAct({ move, actor }: Pick<TimelineEntry, 'move' | 'actor'>): Said {
  const [done, by] = [MOVES_SAID[move], sayActor(actor)];
  return said(`${done.zh}；${by.zh}`, `${done.en}; ${by.en}`);
}

function sayIn(language: Language, entry: TimelineEntry, call: Call | undefined): string {
  const { actor, clause, from, to, inputs = {} } = entry;
  const zh = language === 'zh';
  // The records do not keep the order of names.
  const facts = Object.entries(inputs)
    .sort(([one], [other]) => ORDER.indexOf(one) - ORDER.indexOf(other) || (one < other ? -1 : 1))
    .flatMap(([name, value]) => {
      const label = INPUTS_SAID[name]?.[language] ?? name;
      const text =
        UNSAID.includes(name) || isOfOther(language, name)
          ? undefined
          : sayInput(language, name, value, call);
      return text === undefined ? [] : [`${label}${zh ? '：' : ': '}${text}`];
    });
  const standing = (word: Standing) =>
    (word === to && inputs.as === 'abandoned' ? ABANDONED : STANDINGS_SAID[word])[language];
  return [
    sayMove(entry)[language],
    // Where an entry leaves the standing as it was, its name says nothing.
    ...(from === undefined || from === to ? [] : [`${standing(from)} → ${standing(to)}`]),
    sayActor(actor)[language],
    ...(clause === undefined ? [] : [sayClause(clause)[language]]),
    ...(facts.length === 0 ? [] : [facts.join(zh ? '，' : ', ')]),
  ].join(zh ? '；' : '; ');
}

/** A lock may also refuse, by the call's own rule, and such a refusal must not be called a lapse. */
function sayMove({ move, to, inputs }: Pick<TimelineEntry, 'move' | 'to' | 'inputs'>): Said {
  if (move !== 'lapse') return MOVES_SAID[move];
  if (to === 'refused') return inputs?.cause === 'objection-unsettled' ? REFUSED_BY_LOCK : REFUSED_AT_CLOSING;
  return inputs?.as === 'abandoned' ? ABANDONED : MOVES_SAID.lapse;
}

const REFUSED_AT_CLOSING = said(
  '到截止仍未完成自动不予推荐',
  'Refused automatically, unfinished at the closing',
);

const REFUSED_BY_LOCK = said(
  '截止时因异议未决自动不予推荐',
  'Refused automatically at the closing for an unsettled objection',
);

/**
 * Says a clause, or the assumption in its place, inside a sentence. Its full stop is dropped, because it would end that
 * sentence.
 */
export function sayClause(clause: string): Said {
  const text = clause.replace(/。$/, '');
  if (!text.startsWith(ASSUMED)) return said(`依据 ${text}`, `under clause ${text}`);
  return said(text, `assumed: ${text.slice(ASSUMED.length)}`);
}

function sayActor(actor: TimelineEntry['actor']): Said {
  switch (actor.kind) {
    case 'applicant':
      return said('申报人', 'the applicant');
    case 'link': {
      const { name: role } = deskParts(actor.desk);
      const { zh, en } = AUDIENCES_SAID[role] ?? said(role, role);
      const [post, name] = [quoted(actor.statedPost), quoted(actor.statedName)];
      const other = actor.otherPerson
        ? said('，声明与申报人同名但不是同一人', ', of the applicant’s name and stated to be another person')
        : said('', '');
      return said(
        `通过链接（${zh}），自称${post}、${name}${other.zh}`,
        `by link (${en}), stated as ${post}, ${name}${other.en}`,
      );
    }
    case 'operator':
      return said(`操作员${quoted(actor.by)}`, `operator ${quoted(actor.by)}`);
    case 'automatic': {
      const { zh, en } = AUTOMATIC_SAID[actor.by];
      return said(`系统自动（${zh}）`, `automatic (${en})`);
    }
  }
}
