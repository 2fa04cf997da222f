import { PATTERNS } from '../../call/call.ts';
import { foreignInWord } from '../../typed/foreign-sign.ts';
import { type FindingWords, shown } from '../finding/finding.ts';
import { meant } from '../finding/nearest.ts';

/** Names a sign that looks like one of the word's own, such as a Cyrillic letter; empty if there is none. */
export function signSaid(value: unknown): { zh: string; en: string } {
  const { detail } = (typeof value === 'string' && foreignInWord('', value)) || {};
  return detail === undefined
    ? { zh: '', en: '' }
    : { zh: `其中${detail.signs}；`, en: ` It holds ${detail.signsEn}.` };
}

const TYPES: Readonly<Record<string, { zh: string; en: string }>> = {
  string: { zh: '文字（数字样的请加引号）', en: 'text (quote what looks like a number)' },
  number: { zh: '数', en: 'a number' },
  finite: { zh: '数', en: 'a number' },
  integer: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '一组字段', en: 'a mapping of fields' },
  strict_object: { zh: '一组字段', en: 'a mapping of fields' },
  record: { zh: '一组名称及其内容', en: 'a mapping by name' },
};

export function sayType(expected: string, value: unknown, where: string): FindingWords {
  const { zh, en } = TYPES[expected] ?? { zh: expected, en: expected };
  return {
    because: 'wrong-type',
    zh: `${where} 应为${zh}，现在是${value === null ? '空' : kindOf(value).zh}；请改正。`,
    en: `${where} must be ${en}, not ${value === null ? 'empty' : kindOf(value).en}.`,
  };
}

function kindOf(value: unknown): { zh: string; en: string } {
  const kind = Array.isArray(value) ? 'array' : typeof value;
  if (kind === 'string') return { zh: '文字', en: 'text' };
  return TYPES[kind] ?? { zh: kind, en: kind };
}

export function sayChoice(values: readonly string[], value: unknown, where: string): FindingWords {
  const near = meant(typeof value === 'string' ? value : '', values);
  const sign = signSaid(value);
  return {
    because: 'not-one-of',
    zh: `${where} 不能是 ${shown(value)}；${sign.zh}${near.zh}可选：${values.join('、')}。`,
    en: `${where} cannot be ${shown(value)}.${sign.en}${near.en} Choose one of ${values.join(', ')}.`,
  };
}

const WRITTEN: Readonly<Record<string, FindingWords>> = {
  [String(PATTERNS.id)]: {
    because: 'bad-id',
    zh: '小写字母、数字和单个连字符，如 hr-bureau',
    en: 'lower-case letters, digits and single hyphens, as in hr-bureau',
  },
  [String(PATTERNS.day)]: {
    because: 'bad-day',
    zh: '日期 2021-10-31 的写法',
    en: 'a day such as 2021-10-31',
  },
  [String(PATTERNS.endOfDay)]: {
    because: 'bad-time',
    zh: "时刻 '17:00' 或 '24:00' 的写法",
    en: "a time such as '17:00', or '24:00'",
  },
  [String(PATTERNS.time)]: { because: 'bad-time', zh: "时刻 '09:30' 的写法", en: "a time such as '09:30'" },
  [String(PATTERNS.english)]: {
    because: 'not-english',
    zh: '英文，不含汉字和全角标点',
    en: 'English, without Chinese characters or punctuation',
  },
  [String(PATTERNS.closing)]: {
    because: 'bad-closing',
    zh: '2021-10-31 或 2021-10-31 17:00 的写法',
    en: '2021-10-31 or 2021-10-31 17:00',
  },
};

export function sayPattern(pattern: string | undefined, value: unknown, where: string): FindingWords {
  const { because, zh, en } = (pattern !== undefined && WRITTEN[pattern]) || {
    because: 'malformed',
    zh: '规定的写法',
    en: 'as the schema says',
  };
  const sign = because === 'not-english' ? { zh: '', en: '' } : signSaid(value);
  return {
    because,
    zh: `${where} 的 ${shown(value)} 写法不对，${sign.zh}应为${zh}。`,
    en: `${where}: ${shown(value)} must be written as ${en}.${sign.en}`,
  };
}

export function sayEmpty(where: string): FindingWords {
  return { because: 'empty-text', zh: `${where} 是空的；请填写。`, en: `${where} is empty; fill it in.` };
}

export function sayFew(least: number, where: string): FindingWords {
  return {
    because: 'too-few',
    zh: `${where} 至少要有 ${least} 项。`,
    en: `${where} needs at least ${least} entries.`,
  };
}

export function sayMany(most: number, given: number, where: string): FindingWords {
  return {
    because: 'too-many',
    zh: `${where} 最多 ${most} 项，现有 ${given} 项；请删减或合并。`,
    en: `${where} holds at most ${most} entries and has ${given}; take some away or join them.`,
  };
}

export function saySmall(least: number, where: string): FindingWords {
  return {
    because: 'too-small',
    zh: `${where} 太小：最小为 ${least}。`,
    en: `${where} is too small: at least ${least}.`,
  };
}

export function sayLarge(most: number, where: string): FindingWords {
  return {
    because: 'too-large',
    zh: `${where} 太大：最大为 ${most}。`,
    en: `${where} is too large: at most ${most}.`,
  };
}
