import { MAX_NAME_BYTES } from '../declaration/files/file-name.ts';
import { bringsSentence, type Defect } from '../values/defect.ts';
import { type Said, said } from '../values/said.ts';
import { DEFECTS } from './defect-sentences.ts';
import { fillIn, sayFacts } from './say-facts.ts';
import { sayPlace, withoutFacts } from './say-place.ts';

/** The sentence that says what a field accepts. It replaces a sentence about the wrong form, because it helps more. */
const WANTED: readonly (readonly [RegExp, Said])[] = [
  [
    /^\/fileName$/,
    said(
      `不能为空，不能含 / \\，最多 ${MAX_NAME_BYTES} 字节；请改名后再上传。`,
      `must be the name of a file: not empty, without / and \\, at most ${MAX_NAME_BYTES} bytes. Rename it and upload it again.`,
    ),
  ],
  [/^\/\w+\/\d+\/(rank|people)$/, said('请填名次（人数），如 3。', 'must be a whole number, such as 3.')],
  [/^\/hours\//, said('请填学时数，如 90 或 92.5。', 'must be a number of hours, such as 90 or 92.5.')],
  [/^\/selfScore$/, said('请填分数，如 85 或 85.5。', 'must be a number, such as 85 or 85.5.')],
  [
    /^\/submitAt$/,
    said(
      '请填 2010-06-30 这样的日期和 20:00 这样的时刻。',
      'must be a day such as 2010-06-30 and a time such as 20:00.',
    ),
  ],
  [/^\/postedOn$/, said('请填 2010-06-30 这样的日期。', 'must be a day such as 2010-06-30.')],
  [
    /^\/(\w+\/\d+\/(obtainedOn|employedFrom|on)|employments\/\d+\/(from|to)|probationPassedOn)$/,
    said(
      '请填 2017-12-31 这样的日期，只知道月份的填 2017-12。',
      'must be a day such as 2017-12-31, or a month such as 2017-12 if nobody knows the day.',
    ),
  ],
  [/^\/insured\/\d+\/(from|to)$/, said('请填 2017-12 这样的月份。', 'must be a month such as 2017-12.')],
];

/** Says one defect in both languages: the field's name and what is wrong with it. */
export function sayDefect(defect: Defect): Said {
  const place = sayPlace(defect.at);
  const { zh, en } = sayWhat(defect);
  return said(`${place.zh}：${zh}`, `${place.en} ${en}`);
}

/** Says one defect of a file or input that people write as JSON. The JSON pointer is the field's name there. */
export function sayDefectAtPointer(defect: Defect): Said {
  const { zh, en } = sayWhat(defect);
  return said(`${defect.at} ${zh}`.trim(), `${defect.at} ${en}`.trim());
}

/** Says one defect beside the field itself. The field's name is left out, because it stands there already. */
export function sayDefectAtField(defect: Defect): Said {
  const { zh, en } = sayWhat(defect);
  return said(zh, `It ${en}`);
}

/** Says what is wrong without naming the field. The English text is a predicate. */
function sayWhat(defect: Defect): Said {
  if (bringsSentence(defect)) return said(defect.detail.zh, defect.detail.en);
  const { at, because, detail = {} } = defect;
  const isOfForm = because === 'wrong-type' || because === 'malformed';
  const wanted = isOfForm ? WANTED.find(([pattern]) => pattern.test(withoutFacts(at)))?.[1] : undefined;
  return fillIn(wanted ?? DEFECTS[because], sayFacts(detail, undefined));
}
