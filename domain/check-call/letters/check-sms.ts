import { valueAt } from '../../values/pointer.ts';
import { placeholdersIn } from '../../wording/fill.ts';
import { type Finding, type Path, shown } from '../finding/finding.ts';
import { meant } from '../finding/nearest.ts';
import { type Reading, soundAt, soundItems } from '../form/reading.ts';
import { TEXTS } from './waits.ts';

const OCCASIONS: Path = ['sms', 'value', 'occasions'];
const NAME: Path = ['sms', 'value', 'call'];

/**
 * Checks that each occasion that goes by SMS has a letter, beside which it goes, and that the call's short name asks for no
 * value but the year.
 */
export function smsFindings(reading: Reading): Finding[] {
  const texts = Object.keys(valueAt(reading.value, TEXTS) ?? {});
  const unknown = soundItems<string>(reading, OCCASIONS).filter(({ value }) => !texts.includes(value));
  const name = soundAt<string>(reading, NAME) ?? '';
  return [
    ...unknown.map(({ path, value }) => noLetter(path, value, texts)),
    ...placeholdersIn(name)
      .filter((each) => each !== 'year')
      .map(noValue),
  ];
}

function noLetter(path: Path, value: string, texts: readonly string[]): Finding {
  const near = meant(value, texts);
  return {
    path,
    because: 'sms-without-letter',
    zh: `没有名为 ${shown(value)} 的信件，短信只随信件发出；${near.zh}请改名或删去。`,
    en: `There is no letter ${shown(value)}, and a short message goes beside a letter only.${near.en} Rename it or take it away.`,
  };
}

function noValue(name: string): Finding {
  return {
    path: NAME,
    because: 'unknown-placeholder',
    zh: `短信中的简称只认 {year}，不认 {${name}}。`,
    en: `The short name knows {year} and no {${name}}.`,
  };
}
