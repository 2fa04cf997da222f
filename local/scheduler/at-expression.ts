const AT = /^at\((\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)\)$/;

/** The reading of a zone's wall clock, counted as if it were UTC. Throws RangeError for an unknown zone. */
function wallClockOf(zone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (instant) => {
    const shown = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const part = (name: Intl.DateTimeFormatPartTypes) => shown.get(name) ?? 0;
    return Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
  };
}

/**
 * The instant at which the zone's wall clock shows `wanted`: the first of two, and the later reading across a gap.
 */
function instantAt(wanted: number, zone: string): number {
  const wallClock = wallClockOf(zone);
  const aDay = 86_400_000;
  const offsets = [wanted - aDay, wanted + aDay].map((near) => wallClock(near) - near);
  const [earlier = wanted, later = wanted] = offsets.map((offset) => wanted - offset).sort((a, b) => a - b);
  return wallClock(earlier) === wanted ? earlier : later;
}

/** Whether this Node knows the name as a zone of the IANA database. */
export function isTimeZone(zone: string): boolean {
  try {
    wallClockOf(zone);
    return true;
  } catch {
    return false;
  }
}

/**
 * The instant (epoch milliseconds) of a one-time expression `at(yyyy-mm-ddThh:mm:ss)` in a zone; undefined if it is
 * not one, or if its day or hour does not exist.
 */
export function instantOf(expression: string, zone: string): number | undefined {
  const fields = AT.exec(expression)?.slice(1).map(Number);
  if (fields === undefined) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = fields;
  const wanted = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const isReal = wanted.toISOString().startsWith(expression.slice('at('.length, -1));
  return isReal ? instantAt(wanted.getTime(), zone) : undefined;
}
