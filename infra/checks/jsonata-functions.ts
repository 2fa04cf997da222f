/** Functions of https://docs.jsonata.org/2.0.0/overview; a test compares them with the package. */
export const FUNCTIONS_OF_JSONATA = (
  'sum count max min average string substring substringBefore substringAfter lowercase uppercase length trim pad match ' +
  'contains replace split join formatNumber formatBase formatInteger parseInteger number floor ceil round abs sqrt power ' +
  'random boolean not map zip filter single reduce sift keys lookup append exists spread merge reverse each error assert ' +
  'type sort shuffle distinct base64encode base64decode encodeUrlComponent encodeUrl decodeUrlComponent decodeUrl ' +
  'toMillis fromMillis clone now millis'
).split(' ');
export const FUNCTIONS_OF_AWS = ['partition', 'range', 'hash', 'random', 'uuid', 'parse'];
export const FUNCTIONS: ReadonlySet<string> = new Set([...FUNCTIONS_OF_JSONATA, ...FUNCTIONS_OF_AWS]);

/**
 * Functions that take the value looked at for an argument left out, with the number of arguments from which none is
 * left out. https://docs.jsonata.org/2.0.0/string-functions ("if str is not specified, the context value is used").
 */
export const ARGUMENTS_WITHOUT_CONTEXT: Readonly<Record<string, number>> = Object.fromEntries([
  ...each(
    1,
    'string lowercase uppercase length trim formatBase number floor ceil round abs sqrt boolean not keys spread ' +
      'base64encode base64decode encodeUrlComponent encodeUrl decodeUrlComponent decodeUrl toMillis fromMillis clone',
  ),
  ...each(
    2,
    'substring substringBefore substringAfter pad match contains split formatNumber formatInteger parseInteger power ' +
      'sift lookup each',
  ),
  ...each(3, 'replace'),
]);

function each(least: number, names: string): [string, number][] {
  return names.split(' ').map((name) => [name, least]);
}
