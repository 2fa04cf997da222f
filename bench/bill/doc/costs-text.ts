import { tableForm } from '../../../adapters/records/store/table-form.ts';
import { FUNCTIONS, type FunctionName } from '../../../infra/functions.ts';
import { ASSUMED, millisecondsOf } from '../assumed.ts';
import type { Counts } from '../counts.ts';
import { LISTED_ON, PRICE_LISTS } from '../prices/price-list.ts';
import { callSection, caseSection } from './case-section.ts';
import { monthSection } from './month-section.ts';
import { amount } from './numbers.ts';
import { missingPrices, priceSection } from './price-section.ts';
import { rehearsalSection } from './rehearsal-section.ts';

/** docs/costs.md, made from what was counted and from the lists of prices. */
export function costsText(counts: Counts): string {
  const { acts, stages, materials } = counts.case;
  return `# What it costs

It costs little: a city's year is a few thousand people, and nothing runs between them. This page is made by
\`npm run costs -- --write\` from counts and from prices of one region of each partition:
${regions()}. The prices
were put together on ${LISTED_ON} and stand at the end, each with its source. They change: look them up anew before you plan. No free
tier is taken off, and no tax is added.

## A case

One case of a county on its clean path, from the draft to its recommendation. The counts are exact
(\`test/infra/costs.test.ts\`, \`test/laws/case-counts.test.ts\`). The floor is one durable write an act of a person (${acts}), one wait a
stage of the call (${stages}) and one PUT a file (${materials}); what it does not name has the floor 0.

${caseSection(counts)}

## A call

So many cases, with the years for which they are kept. Most of it is keeping files, and copies.

${callSection(counts)}

## An idle month

What is there whether or not anybody comes, without what is kept of earlier calls.

${monthSection(counts)}

While a call is open, each of its stages has ${amount(counts.stacks.stageMetrics)} metrics more; with three stages it has ${amount(counts.stacks.metrics)} + ${amount(3 * counts.stacks.stageMetrics)}.
\`monthlyBudget\` of an environment tells the operators when half of it is spent, when all of it is,
and when the forecast says that it will be.

## What is assumed

${assumptions()}

## What is in no sum

- Letters: your mail server sends them.
- Traffic to people: a case moves a few MB and what reviewers open of its files.
- Schedules of locks and the states of their sweeps: a few of each a stage.
- Saved queries: only what a query reads when it runs.
${missingPrices()}

## Counted in a rehearsal

What one of 60 applicants of the call of Jiaxing uses on the average, all outcomes together. \`npm run bench -- usage\` counts it,
and \`test/infra/costs.long.test.ts\` compares these numbers with a rehearsal.

${rehearsalSection(counts)}

${indexes()}

## Prices

${priceSection()}
`;
}

function regions(): string {
  return PRICE_LISTS.map(
    ({ name, region, partition, currency }) => `${name} (\`${region}\` of \`${partition}\`, in ${currency})`,
  ).join(' and ');
}

function assumptions(): string {
  const quick = (Object.keys(FUNCTIONS) as FunctionName[]).filter((name) => millisecondsOf(name) !== 50);
  const slow = quick.map((name) => `${millisecondsOf(name)} ms ${FUNCTIONS[name].name}`).join(', ');
  return [
    `- A case takes ${ASSUMED.pages} pages and API calls of everybody together.`,
    `- A function runs 50 ms, but for these: ${slow}. Its memory is what the stacks give it.`,
    `- A file has ${ASSUMED.fileMegabytes} MB. A case, its files and its logs are kept ${ASSUMED.keptMonths} months, with ${ASSUMED.copies} copies of its records at once.`,
    `- A run logs ${ASSUMED.logKilobytes} KB. Keys are asked ${amount(ASSUMED.keyRequests)} times in an idle month. A call is open or watched for ${ASSUMED.openMonths} months.`,
    '- A lock on a file is billed as a PUT.',
  ].join('\n');
}

function indexes(): string {
  const all = tableForm.indexes;
  const besides = all.filter(({ holds }) => holds.length > 0);
  const parts = besides.reduce((sum, { holds }) => sum + holds.length, 0);
  const hold = (many: number) => `${many} ${many === 1 ? 'holds' : 'hold'}`;
  const rest = `${hold(besides.length)} ${parts} short parts besides`;
  return `Of the ${all.length} indexes, ${hold(all.length - besides.length)} keys alone and ${rest}. So an entry stays below 1 KB whatever the
declaration holds, and the storage of indexes does not matter.`;
}
