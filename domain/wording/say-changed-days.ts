import { type Said, said } from '../values/said.ts';

/** How the title of a correction names a day that moved, by the name under which messages state the day. */
const SAYS: Readonly<Record<string, (day: string) => Said>> = {
  closesOn: (day) => said(`最后一天为${day}`, `the last day is ${day}`),
  lastFeasible: (day) => said(`最迟${day}张贴公示`, `the public notice must be posted by ${day}`),
  missedPosting: (day) =>
    said(
      `公示须于${day}前张贴，已来不及期满`,
      `its public notice had to be posted by ${day} and is too late`,
    ),
  lastDay: (day) => said(`公示最后一天为${day}`, `the notice stands until ${day}`),
  handsOverAt: (day) => said(`${day}转主管办理`, `it goes to the superior at ${day}`),
};

const HANDED_ON = 'handsOverAt';

/** Days that a title says under another name: an hour belongs to its day, and a missed day is said to be missed. */
const SAID_AS: Readonly<Record<string, readonly string[]>> = {
  closesAt: ['closesOn'],
  lastFeasible: ['lastFeasible', 'missedPosting'],
};

/**
 * Names the days that moved, as they are now. The moment of a hand-over is named if nothing else moved, and the closing
 * if none of the days is known any more.
 */
export function sayChangedDays(moved: readonly string[], values: Readonly<Record<string, string>>): Said {
  const say = (names: readonly string[]) =>
    names.flatMap((name) => {
      const value = values[name];
      return value === undefined ? [] : (SAYS[name]?.(value) ?? []);
    });
  const days = say(moved.filter((name) => name !== HANDED_ON).flatMap((name) => SAID_AS[name] ?? [name]));
  const handedOn = say(moved.filter((name) => name === HANDED_ON));
  const all = [days, handedOn, say(['closesOn'])].find(({ length }) => length > 0) ?? [];
  return said(all.map(({ zh }) => zh).join('，'), all.map(({ en }) => en).join(', '));
}
