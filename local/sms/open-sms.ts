import { randomBytes, randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import type { SmsKey } from '../../adapters/keys/key-ring.ts';
import { type Instant, instantOf } from '../../domain/values/instant.ts';
import type { Endpoint, EndpointAnswer, EndpointRequest } from '../machine/http/endpoint.ts';
import type { Clock } from '../machine/time/clock.ts';
import type { SmsBehaviour } from './behaviour.ts';
import { answered, Refusal, refused } from './refusal.ts';
import { numberIn, readRequest, textOf } from './requests.ts';
import { checkSignature } from './signature.ts';

/** A short message that the engine took. It stays here to be read. */
export interface TakenSms {
  readonly to: string;
  readonly text: string;
  readonly serial: string;
  readonly leftAt: Instant;
}

/** The provider of short messages on one machine, as far as the project uses it. */
export interface LocalSms extends Endpoint {
  /** The key by which requests are signed; a new one with each start. */
  readonly key: SmsKey;
  /** The messages that were taken, oldest first. */
  taken(): TakenSms[];
  close(): void;
}

interface SmsOptions {
  /** The file that keeps everything; `:memory:` keeps nothing. */
  readonly path: string;
  readonly clock: Clock;
  readonly behaviour?: SmsBehaviour | undefined;
}

export function openLocalSms({ path, clock, behaviour = {} }: SmsOptions): LocalSms {
  const database = new DatabaseSync(path);
  database.exec('CREATE TABLE IF NOT EXISTS taken(id INTEGER PRIMARY KEY, sms TEXT NOT NULL)');
  const insert = database.prepare('INSERT INTO taken(sms) VALUES (?)');
  const all = database.prepare('SELECT sms FROM taken ORDER BY id');
  const taken = () => all.all().map(({ sms }) => JSON.parse(String(sms)) as TakenSms);
  const key = { id: 'local', key: randomBytes(16).toString('hex') };
  const take = (to: string, text: string): string => {
    const sms: TakenSms = { to, text, serial: randomUUID(), leftAt: instantOf(clock.now()) };
    insert.run(JSON.stringify(sms));
    return sms.serial;
  };
  const send = (fields: Record<string, unknown>, number: string): EndpointAnswer => {
    const { code, text = '' } = textOf(fields, number);
    const Code = code ?? 'Ok';
    const SerialNo = code === undefined ? take(number, text) : '';
    return answered({ SendStatusSet: [{ SerialNo, Code, PhoneNumber: `+86${number}` }] });
  };
  const report = (number: string): EndpointAnswer => {
    const ReportStatus = behaviour.reportOf ? behaviour.reportOf(number) : 'SUCCESS';
    const own = ReportStatus === undefined ? [] : taken().filter(({ to }) => to === number);
    return answered({
      PullSmsSendStatusSet: own.map(({ serial }) => ({ SerialNo: serial, ReportStatus })),
    });
  };
  const judge = (request: EndpointRequest): EndpointAnswer | 'hangs' => {
    checkSignature(request, key);
    const header = (name: string) => String(request.headers[name] ?? '');
    const { action, fields } = readRequest(header('x-tc-action'), header('x-tc-version'), request.body);
    const number = numberIn(fields);
    const fault = behaviour.faultOf?.(action, number);
    if (fault === 'hangs') return 'hangs';
    if (fault === 'throttles') throw new Refusal('RequestLimitExceeded', 'Too many requests.');
    if (fault === 'refuses the number')
      return answered({ SendStatusSet: [{ Code: 'FailedOperation.PhoneNumberInBlacklist' }] });
    const done = action === 'SendSms' ? send(fields, number) : report(number);
    if (fault === 'takes it and breaks') throw new Refusal('InternalError', 'Something went wrong.');
    return done;
  };
  return {
    key,
    taken,
    async answer(request) {
      try {
        const answer = judge(request);
        return answer === 'hangs' ? await new Promise<never>(() => {}) : answer;
      } catch (error) {
        if (error instanceof Refusal) return refused(error);
        throw error;
      }
    },
    close: () => database.close(),
  };
}
