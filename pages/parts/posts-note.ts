import { type Call, citation } from '../../domain/call/call.ts';
import { nameIn } from '../../domain/call/named.ts';
import type { PostMoment } from '../../domain/call/quota-form.ts';
import { postLevelOf } from '../../domain/quota/needed.ts';
import type { PostStatement } from '../../domain/quota/statement.ts';
import { type Language, type Said, said } from '../../domain/values/said.ts';
import { type Html, html } from '../html/html.ts';
import { pairs } from '../html/table.ts';
import { noteBox } from './problems.ts';
import { chinese, clause, translator } from './words.ts';

/** The posts of the level that a declaration needs at its employer. */
export interface PostsShown {
  readonly level: string;
  /** What is registered of the level; undefined if nothing is. */
  readonly statement: PostStatement | undefined;
  /** How many may be taken this year, and how many are. */
  readonly most: number;
  readonly taken: number;
  /** Whether this declaration has taken one of them. */
  readonly isOwn: boolean;
}

const MOMENTS: Readonly<Record<PostMoment, Said>> = {
  submission: said('提交时占用一个', 'The submission takes one'),
  recommendation: said('用人单位推荐时占用一个', 'The employer’s recommendation takes one'),
  acceptance: said('受理时占用一个', 'The acceptance takes one'),
};

/** Which levels need a post, and which act takes it; undefined under a call that asks for none. */
export function postsAsked(language: Language, { postQuota, levels }: Call): Html | undefined {
  if (!postQuota) return undefined;
  const t = translator(language);
  const each = postQuota.levels.value.map(({ titles, ...level }) => {
    const named = levels.value
      .filter(({ id }) => titles.includes(id))
      .map((title) => nameIn(language, title));
    return t(`${level.name}（${named.join('、')}）`, `${nameIn('en', level)} (${named.join(', ')})`);
  });
  return html`${each.join(t('、', '; '))}${t('；', '. ')}${MOMENTS[postQuota.askedAt.value][language]}`;
}

/**
 * Says before a post is taken how many are free, and which act takes one. Reviewers see by which registered numbers; whoever
 * drafts may name any employer, and sees none of its people counted.
 */
export function postsNote(
  language: Language,
  call: Call,
  whose: 'for-reviewer' | 'own',
  shown: PostsShown | undefined,
): Html | false {
  const rule = call.postQuota;
  if (!shown || !rule) return false;
  const t = translator(language);
  const level = postLevelOf(call, shown.level);
  const { most, taken, isOwn, statement } = shown;
  const free = Math.max(0, most - taken);
  const moment = MOMENTS[rule.askedAt.value][language];
  const says = isOwn
    ? t('本申报已占用一个。', 'This declaration has taken one.')
    : t(`${moment}；没有空余的，届时不能办理。`, `${moment}; where none is free, it cannot be done then.`);
  return noteBox(
    isOwn || free > 0 ? 'info' : 'warning',
    html`<div class="p"><strong>${t('核定岗位：', 'Approved posts: ')}${level ? nameIn(language, level) : shown.level} ${
      statement ? t(`空余 ${free} 个`, `${free} free`) : t('没有登记核定情况', 'nothing is registered')
    }</strong> ${says} ${clause(language, citation(rule.allows))} ${clause(language, citation(rule.askedAt))}</div>
${statement && whose === 'for-reviewer' && numbers(language, statement, shown)}`,
  );
}

function numbers(language: Language, stated: PostStatement, { most, taken }: PostsShown): Html {
  const t = translator(language);
  return pairs([
    [t('核定', 'Approved'), `${stated.approved}`],
    [t('已聘', 'Employed'), `${stated.employed}`],
    [t('取得资格未聘', 'With the title, not employed'), `${stated.held}`],
    [t('本年度离开', 'Left this year'), `${stated.left}`],
    [t('本年度可占用', 'May be taken this year'), `${most}`],
    [t('已占用', 'Taken'), `${taken}`],
    [t('核定机关和日期', 'Approved by, on'), chinese(language, `${stated.approvedBy}，${stated.approvedOn}`)],
  ]);
}
