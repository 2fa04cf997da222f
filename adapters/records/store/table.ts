import type { Audience } from '../../../domain/desks/message.ts';
import type { DeskId } from '../../../domain/identifiers/desk-id.ts';
import type { QuotaPost } from '../../../domain/quota/statement.ts';
/**
 * One table. Every key that the project writes, with who reads it and what a read costs (a consistent read of up to
 * 4 KB is one read unit, an eventually consistent one half; a transactional write of up to 1 KB is two write units):
 *
 * | pk | sk | what | read by |
 * |---|---|---|---|
 * | CALL#call | HEAD | the current version of a call | publication, drafts: 1 get |
 * | CALL#call | VERSION#n | the call as published | pinned declarations: 1 get, then kept in memory |
 * | CALL#call | PREPARATION | who writes gates for a version that is not published yet | publication: a condition |
 * | CALL#call | STAGE#stage | the stage's lock as people see it, its movements | every act: 1 query of all stages |
 * | GATE#call#stage#shard | GATE | the lock as writes check it | condition checks only |
 * | DECLARATION#id | DECLARATION | the declaration, as far as acts change it | every act and task: 1 query with its parts |
 * | DECLARATION#id | DECLARATION#part | the draft, the submission, an objection: what most acts leave alone | the same query |
 * | DECLARATION#id | TIMELINE#version | one entry of the timeline, append-only | status, why: 1 query |
 * | DECLARATION#id | MESSAGE#occasion#round#audience | one message of the ledger | ladder: 1 query |
 * | DECLARATION#id | SMS#occasion#round | the delivery of an applicant's message by SMS | patrol: 1 get |
 * | DECLARATION#id | GRANT#number | one late-entry grant | condition checks, patrol: 1 get |
 * | ACCOUNT#account | CALL#call | the account's present declaration under a call, those before it, and how many | drafts: 1 get; start page: 1 query |
 * | ACHIEVEMENTS#account | FILE | the account's achievement file, sealed, until it is forgotten | its page, drafts begun from it, submissions that keep it: 1 get |
 * | CLAIM#scope#person | CLAIM | who holds a person's claim | condition checks only |
 * | QUOTA#employer | YEAR#year#level | which declarations took a post of the employer's level | condition, desks and drafts: 1 get |
 * | SANCTIONED#person | SANCTIONED | the entries of a person in the register of sanctions | pages of the person and of reviewers: 1 get |
 * | SANCTION#id | SANCTION | under which person an entry stands, and when it is forgotten | operators, patrol: 1 get |
 * | EMPLOYER#code | EMPLOYER | a registered employer | drafts, messages: 1 get |
 * | DISTRICT#district | BODY#id | a registered body | submission: 1 query a district |
 * | BODY#id | BODY | the same body by its id | reviews, messages: 1 get |
 * | CALENDAR | HEAD | the version of the arrangement of days off that is in force | every act and task: 1 get |
 * | CALENDAR | VERSION#n | the arrangement as published | what counts days: 1 get, then kept in memory |
 * | CALLS | CALL#call | which calls were published | the list of calls: 1 query |
 * | UPLOADS#id | UPLOAD#upload | a file that was announced, until it is taken in or refused | uploads: 1 get |
 * | UPLOADS#id | ANNOUNCED#day | how many were announced on this day | announcements: a condition |
 * | LINK#id | LINK | a reviewer's link: whose, until when, revoked or not | each page of a link: 1 get |
 * | DESK#desk | CALL#call | the present link of an employer or a body | letters: 1 get |
 * | MAILBOX#mailbox | LETTER | the latest letter to a reviewer's mailbox, what was written with it while it is being sent, and when one left last | letters: 1 query of the mailbox |
 * | MAILBOX#mailbox | OWED#declaration#occasion#round#audience | a message that its next letter tells | letters: the same query |
 * | RECEIPT#account | KEY#key | what an act under an Idempotency-Key was answered | acts over HTTP: 1 get |
 * | REPORTS | instant#about | a link that is not for its reader, a letter that was given up, what does not move | operators, watch: 1 query |
 * | DIGESTS | day | what was wrong on this day was told | watch: a condition |
 * | DIGESTS | day#counted | the counters were found right on this day, or set right | watch: 1 get |
 * | WAITING#call#shard | STAGES#part | how many of the shard's unfinished declarations stand in each stage | watch: 1 batch of them all |
 * | WAITING#call#shard | DESK#desk | how many of the shard's declarations wait at the desk | the desk's page: in 1 batch |
 *
 * Three sparse indexes, the first two sharded so that no partition takes every write; an index only proposes:
 * `due` (dueShard, dueAt): what must have happened by when; the patrol reads each shard from its beginning.
 * `governed` (governedBy, pk): unfinished declarations of a stage, those under a late entry in partitions of their own,
 * and what ended under a generation of its lock. Sweeps page through what the lock ends, everything else through both.
 * `queue` (queue, place): what waits for one employer or body under a call, the most urgent first; its link's page lists it
 * page by page, a registration finds in it what waits at the desk of a person whom it replaces, and the daily check of the
 * counters reads all of it.
 * They hold keys, of what is due the parts of the key that it is read by and what the patrol sorts it by, and of what waits the end
 * of its late entry, by which the life of a link is found: a page of an index ends at 1 MB of what the index holds, and whole declarations would fill
 * one with a hundred.
 */

/**
 * Counters are spread over as many items as keep each one free for most of the rush, since writes of one item conflict.
 * Half of its 560 acts a second move a case from one stage to another: 4.4 a second on each of 64 items, which holds one for
 * at most 9 % of the time. A single body that everybody is recommended to gets 70 a second, 4.4 on each of its 16.
 */
export const DESK_COUNTERS = 16;
export const STAGE_COUNTERS = 64;

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** A key as one text, which tells items apart in a process. */
export function nameOf({ pk, sk }: Key): string {
  return `${pk} ${sk}`;
}

/** The names that identify a message of the ledger. */
export interface MessageKey {
  readonly declaration: string;
  readonly occasion: string;
  readonly round: number;
  readonly audience: Audience;
}

export const keys = {
  callHead: (call: string): Key => ({ pk: `CALL#${call}`, sk: 'HEAD' }),
  callVersion: (call: string, version: number): Key => ({ pk: `CALL#${call}`, sk: `VERSION#${version}` }),
  stage: (call: string, stage: string): Key => ({ pk: `CALL#${call}`, sk: `STAGE#${stage}` }),
  gate: (call: string, stage: string, shard: number): Key => ({
    pk: `GATE#${call}#${stage}#${shard}`,
    sk: 'GATE',
  }),
  declaration: (id: string): Key => ({ pk: `DECLARATION#${id}`, sk: 'DECLARATION' }),
  /** A part of a declaration; its key begins with the declaration's own, so that one query reads both. */
  part: (id: string, part: string): Key => ({ pk: `DECLARATION#${id}`, sk: `DECLARATION#${part}` }),
  timeline: (id: string, version: number): Key => ({
    pk: `DECLARATION#${id}`,
    sk: `TIMELINE#${String(version).padStart(8, '0')}`,
  }),
  message: (id: string, occasion: string, round: number, audience: Audience): Key => ({
    pk: `DECLARATION#${id}`,
    sk: `MESSAGE#${occasion}#${round}#${audience}`,
  }),
  /** The delivery of an applicant's message by SMS. */
  sms: (id: string, occasion: string, round: number): Key => ({
    pk: `DECLARATION#${id}`,
    sk: `SMS#${occasion}#${round}`,
  }),
  grant: (id: string, number: number): Key => ({ pk: `DECLARATION#${id}`, sk: `GRANT#${number}` }),
  booking: (id: string): Key => ({ pk: `DECLARATION#${id}`, sk: 'BOOKING' }),
  account: (account: string, call: string): Key => ({ pk: `ACCOUNT#${account}`, sk: `CALL#${call}` }),
  /** The partition is not the account's own, which lists its declarations. */
  achievementFile: (account: string): Key => ({ pk: `ACHIEVEMENTS#${account}`, sk: 'FILE' }),
  claim: (scope: string, person: string): Key => ({ pk: `CLAIM#${scope}#${person}`, sk: 'CLAIM' }),
  quota: ({ employer, level, year }: QuotaPost): Key => ({
    pk: `QUOTA#${employer}`,
    sk: `YEAR#${year}#${level}`,
  }),
  /** The entries of a person in the register of sanctions, by the keyed hash of the person. */
  sanctioned: (person: string): Key => ({ pk: `SANCTIONED#${person}`, sk: 'SANCTIONED' }),
  sanction: (id: string): Key => ({ pk: `SANCTION#${id}`, sk: 'SANCTION' }),
  employer: (code: string): Key => ({ pk: `EMPLOYER#${code}`, sk: 'EMPLOYER' }),
  district: (district: string, body: string): Key => ({ pk: `DISTRICT#${district}`, sk: `BODY#${body}` }),
  calendarHead: (): Key => ({ pk: 'CALENDAR', sk: 'HEAD' }),
  calendarVersion: (version: number): Key => ({ pk: 'CALENDAR', sk: `VERSION#${version}` }),
  preparation: (call: string): Key => ({ pk: `CALL#${call}`, sk: 'PREPARATION' }),
  calls: (call: string): Key => ({ pk: 'CALLS', sk: `CALL#${call}` }),
  upload: (id: string, upload: string): Key => ({ pk: `UPLOADS#${id}`, sk: `UPLOAD#${upload}` }),
  announced: (id: string, day: string): Key => ({ pk: `UPLOADS#${id}`, sk: `ANNOUNCED#${day}` }),
  link: (id: string): Key => ({ pk: `LINK#${id}`, sk: 'LINK' }),
  /** The present link of a desk, `employer:91…` or `body-superior:jx-nanhu-hr`, under one call. */
  desk: (call: string, desk: DeskId): Key => ({ pk: `DESK#${desk}`, sk: `CALL#${call}` }),
  /** A mailbox by its keyed hash, so that no address stands in a key. */
  letter: (mailbox: string): Key => ({ pk: `MAILBOX#${mailbox}`, sk: 'LETTER' }),
  owed: (mailbox: string, { declaration, occasion, round, audience }: MessageKey): Key => ({
    pk: `MAILBOX#${mailbox}`,
    sk: `OWED#${declaration}#${occasion}#${round}#${audience}`,
  }),
  receipt: (account: string, key: string): Key => ({ pk: `RECEIPT#${account}`, sk: `KEY#${key}` }),
  report: (at: string, about: string): Key => ({ pk: 'REPORTS', sk: `${at}#${about}` }),
  digest: (day: string): Key => ({ pk: 'DIGESTS', sk: day }),
  counted: (day: string): Key => ({ pk: 'DIGESTS', sk: `${day}#counted` }),
  body: (id: string): Key => ({ pk: `BODY#${id}`, sk: 'BODY' }),
  stageCounter: (call: string, nth: number): Key => ({
    pk: `WAITING#${call}#${nth % DESK_COUNTERS}`,
    sk: `STAGES#${Math.floor(nth / DESK_COUNTERS)}`,
  }),
  deskCounter: (call: string, desk: DeskId, nth: number): Key => ({
    pk: `WAITING#${call}#${nth}`,
    sk: `DESK#${desk}`,
  }),
};
