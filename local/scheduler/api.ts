import type { EndpointRequest } from '../machine/http/endpoint.ts';
import type { Clock } from '../machine/time/clock.ts';
import { refusal } from './refusal.ts';
import { readName, readScheduleRequest, type ScheduleRequest } from './schedule.ts';
import type { Schedule, Store } from './store.ts';

export interface Needs {
  readonly store: Store;
  readonly clock: Clock;
}

/** The parts of a request. */
export interface Call {
  readonly name: string;
  readonly query: URLSearchParams;
  readonly body: string;
}

const arnOf = (kind: string, path: string) => `arn:aws:scheduler:local:000000000000:${kind}/${path}`;
const scheduleArn = ({ group, name }: { group: string; name: string }) =>
  arnOf('schedule', `${group}/${name}`);
/** Seconds, as REST-JSON writes instants. */
const seconds = (instant: number) => instant / 1_000;

/** A schedule as GetSchedule shows it. */
function shown(schedule: Schedule): Record<string, unknown> {
  return {
    ...schedule.definition,
    Arn: scheduleArn(schedule),
    Name: schedule.name,
    GroupName: schedule.group,
    CreationDate: seconds(schedule.createdAt),
    LastModificationDate: seconds(schedule.changedAt),
  };
}

function mustHaveGroup({ store }: Needs, group: string): void {
  if (!store.hasGroup(group))
    throw refusal('ResourceNotFoundException', `Schedule group ${group} does not exist.`);
}

function mustFind({ store }: Needs, group: string, name: string): Schedule {
  const schedule = store.find(group, name);
  if (schedule === undefined) throw refusal('ResourceNotFoundException', `Schedule ${name} does not exist.`);
  return schedule;
}

/** A schedule that waits for its instant. A changed one starts over, as in AWS. */
function waiting(request: ScheduleRequest, now: number, before: Schedule | undefined): Schedule {
  const { group, name, token, definition, at } = request;
  return {
    group,
    name,
    definition,
    at,
    createdBy: before?.createdBy ?? JSON.stringify([token, definition]),
    createdAt: before?.createdAt ?? now,
    changedAt: now,
    revision: (before?.revision ?? 0) + 1,
    due: definition.State === 'ENABLED' ? at : undefined,
    attempts: 0,
    firstAttemptAt: undefined,
    isLatenessKnown: false,
  };
}

function createSchedule(needs: Needs, { name, body }: Call): Record<string, unknown> {
  const request = readScheduleRequest(name, body);
  mustHaveGroup(needs, request.group);
  const standing = needs.store.find(request.group, name);
  const created = waiting(request, needs.clock.now(), undefined);
  const isRepeated = request.token !== undefined && standing?.createdBy === created.createdBy;
  if (standing !== undefined && !isRepeated)
    throw refusal('ConflictException', `Schedule ${name} already exists.`);
  if (standing === undefined) needs.store.keep(created);
  return { ScheduleArn: scheduleArn(request) };
}

function updateSchedule(needs: Needs, { name, body }: Call): Record<string, unknown> {
  const request = readScheduleRequest(name, body);
  const standing = mustFind(needs, request.group, name);
  needs.store.keep(waiting(request, needs.clock.now(), standing));
  return { ScheduleArn: scheduleArn(request) };
}

const groupOf = ({ query }: Call) => query.get('groupName') ?? 'default';

function getSchedule(needs: Needs, call: Call): Record<string, unknown> {
  return shown(mustFind(needs, groupOf(call), call.name));
}

function deleteSchedule(needs: Needs, call: Call): Record<string, unknown> {
  const { group, name } = mustFind(needs, groupOf(call), call.name);
  needs.store.remove(group, name);
  return {};
}

function pageSize(query: URLSearchParams): number {
  const size = Number(query.get('MaxResults') ?? 100);
  if (!Number.isInteger(size) || size < 1 || size > 100)
    throw refusal('ValidationException', 'MaxResults must be from 1 to 100.');
  return size;
}

/**
 * Lists a page of schedules. The next page's token is the place of this page's last schedule, so nothing shifts
 * when others come and go.
 */
function listSchedules(needs: Needs, { query }: Call): Record<string, unknown> {
  const limit = pageSize(query);
  const group = query.get('ScheduleGroup') ?? undefined;
  if (group !== undefined) mustHaveGroup(needs, group);
  const found = needs.store.list({
    group,
    prefix: query.get('NamePrefix') ?? '',
    after: Buffer.from(query.get('NextToken') ?? '', 'base64url').toString(),
    state: query.get('State') ?? undefined,
    limit: limit + 1,
  });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const isMore = found.length > limit && last !== undefined;
  return {
    Schedules: page.map((schedule) => {
      const { Arn, Name, GroupName, State, CreationDate, LastModificationDate } = shown(schedule);
      const Target = { Arn: schedule.definition.Target.Arn };
      return { Arn, Name, GroupName, State, CreationDate, LastModificationDate, Target };
    }),
    ...(isMore && { NextToken: Buffer.from(`${last.group}/${last.name}`).toString('base64url') }),
  };
}

function createGroup({ store }: Needs, { name }: Call): Record<string, unknown> {
  if (store.hasGroup(readName(name)))
    throw refusal('ConflictException', `Schedule group ${name} already exists.`);
  store.addGroup(name);
  return { ScheduleGroupArn: arnOf('schedule-group', name) };
}

const ROUTES: Record<string, (needs: Needs, call: Call) => Record<string, unknown>> = {
  'POST /schedules/{Name}': createSchedule,
  'PUT /schedules/{Name}': updateSchedule,
  'GET /schedules/{Name}': getSchedule,
  'DELETE /schedules/{Name}': deleteSchedule,
  'GET /schedules': listSchedules,
  'POST /schedule-groups/{Name}': createGroup,
};

/** Answers one request of the Scheduler's REST API; throws a refusal for anything unsupported. */
export function answerCall(needs: Needs, { method, url, body }: EndpointRequest): Record<string, unknown> {
  const { pathname, searchParams } = new URL(url, 'http://scheduler.local');
  const [collection = '', name = ''] = pathname.split('/').slice(1).map(decodeURIComponent);
  const route = `${method} /${collection}${name === '' ? '' : '/{Name}'}`;
  const answer = ROUTES[route];
  if (answer === undefined)
    throw refusal('ValidationException', `The local Scheduler does not support ${route}.`);
  return answer(needs, { name, query: searchParams, body });
}
