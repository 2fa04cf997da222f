import {
  CreateStateMachineCommand,
  DescribeStateMachineCommand,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { ACCEPTED, REFUSED } from '../../rigs/infra/expression-cases.ts';
import { asking, LAMBDA, open, passing, ROLE, refusal, tokenKeeper } from './harness.ts';

const end = { Type: 'Pass', End: true };
const task = { Type: 'Task', Resource: LAMBDA, Arguments: { FunctionName: 'f' }, End: true };

function one(state: object): object {
  return { StartAt: 'A', States: { A: state } };
}

describe('a definition that the local endpoint does not run, or that is wrong, is refused at creation with state and field', () => {
  it.each<[string, object, RegExp]>([
    ['JSONPath', { QueryLanguage: 'JSONPath', ...one(end) }, /JSONata.*at \/QueryLanguage/],
    ['JSONPath in one state', one({ ...end, QueryLanguage: 'JSONPath' }), /at \/States\/A\/QueryLanguage/],
    ['Map', one({ Type: 'Map', End: true }), /no other type at \/States\/A\/Type/],
    ['Parallel', one({ Type: 'Parallel', Branches: [], End: true }), /no other type at \/States\/A\/Type/],
    [
      'a heartbeat',
      one({ ...task, HeartbeatSeconds: 5 }),
      /HeartbeatSeconds is not supported at \/States\/A/,
    ],
    [
      'another integration',
      one({ ...task, Resource: 'arn:aws:states:::sqs:sendMessage' }),
      /\/States\/A\/Resource/,
    ],
    ['a field of another type', one({ ...end, Seconds: 5 }), /Field Seconds is not supported/],
    ['a JSONPath field', one({ ...end, ResultPath: '$.a' }), /Field ResultPath is not supported/],
    [
      'asynchronous invocation',
      one({ ...task, Arguments: { FunctionName: 'f', InvocationType: 'Event' } }),
      /InvocationType/,
    ],
    [
      'Assign on a Choice itself',
      one({ Type: 'Choice', Assign: {}, Choices: [{ Condition: '{% true %}', Next: 'A' }] }),
      /Assign/,
    ],
    ['neither Next nor End', one({ Type: 'Pass' }), /either Next or End at \/States\/A/],
    ['both Next and End', one({ ...end, Next: 'A' }), /either Next or End/],
    [
      'both Seconds and Timestamp',
      one({ Type: 'Wait', Seconds: 1, Timestamp: '2026-01-01T00:00:00Z', End: true }),
      /either Seconds or Timestamp/,
    ],
    ['a timeout of nothing', one({ ...task, TimeoutSeconds: 0 }), />=1 at \/States\/A\/TimeoutSeconds/],
    [
      'a timeout that is too long',
      one({ ...task, TimeoutSeconds: 100_000_000 }),
      /\/States\/A\/TimeoutSeconds/,
    ],
    ['a reserved variable', one({ ...end, Assign: { states: 1 } }), /\/States\/A\/Assign/],
    [
      'JSONata that does not parse',
      one({ ...end, Output: { a: '{% $sum( %}' } }),
      /JSONata expression.*at \/States\/A\/Output\/a/,
    ],
    [
      'States.ALL among others',
      one({ ...task, Retry: [{ ErrorEquals: ['States.ALL', 'E'] }] }),
      /States.ALL.*\/Retry\/0/,
    ],
    [
      'States.ALL before others',
      one({ ...task, Retry: [{ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['E'] }] }),
      /States.ALL/,
    ],
    ['a start that does not exist', { StartAt: 'B', States: { A: end } }, /no state B at \/StartAt/],
    ['a Next that does not exist', one({ Type: 'Pass', Next: 'B' }), /no state B at \/States\/A\/Next/],
    [
      'a Catch to nowhere',
      one({ ...task, Catch: [{ ErrorEquals: ['E'], Next: 'B' }] }),
      /at \/States\/A\/Catch\/0\/Next/,
    ],
    [
      'a rule to nowhere',
      one({ Type: 'Choice', Choices: [{ Condition: '{% true %}', Next: 'B' }] }),
      /Choices\/0\/Next/,
    ],
    ['a state that nothing leads to', { StartAt: 'A', States: { A: end, B: end } }, /B is not reachable/],
    ['a ring without an end', one({ Type: 'Pass', Next: 'A' }), /No state ends the execution/],
    [
      'a Condition that is no expression',
      one({ Type: 'Choice', Choices: [{ Condition: 'true', Next: 'A' }] }),
      /Condition/,
    ],
  ])('%s', async (_, definition, message) => {
    const { create } = await open();
    const refused = create(definition);
    await expect(refused).rejects.toThrow(message);
    expect(await refusal(refused)).toBe('InvalidDefinition');
  });

  it('every expression that Step Functions cannot run, by a creation and by an update', async () => {
    const { client, create } = await open();
    const stateMachineArn = await create(passing(1), 'sound');
    const refusedBy = async (call: Promise<unknown>) =>
      call.then(
        () => 'taken',
        ({ message }: Error) => message,
      );
    for (const [source, says] of REFUSED) {
      const definition = passing({ a: `{% ${source} %}` });
      const text = JSON.stringify({ QueryLanguage: 'JSONata', ...definition });
      const update = new UpdateStateMachineCommand({ stateMachineArn, definition: text });
      for (const call of [() => create(definition), () => client.send(update)]) {
        const said = await refusedBy(call());
        expect(said, source).toMatch(/^Invalid State Machine Definition: .* at \/States\/Pass\/Output\/a'/);
        expect(said.replace(/^.*?FAILED: /, ''), source).toMatch(says);
      }
    }
  });

  it('no expression that it can run', async () => {
    const { create } = await open();
    for (const source of ACCEPTED) await create(passing(`{% ${source} %}`));
  });

  it('a definition that is not JSON', async () => {
    const { client } = await open();
    const call = client.send(new CreateStateMachineCommand({ name: 'm', definition: '{', roleArn: ROLE }));
    expect(await refusal(call)).toBe('InvalidDefinition');
  });
});

it('accepts the resource of both partitions', async () => {
  const { create } = await open();
  expect(await create(one({ ...task, Resource: 'arn:aws-cn:states:::lambda:invoke' }), 'china')).toBe(
    'arn:aws:states:us-east-1:000000000000:stateMachine:china',
  );
});

// https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html
it('takes the same creation again and refuses another definition under the same name', async () => {
  const { create } = await open();
  const arn = await create(passing(1), 'same');
  expect(await create(passing(1), 'same')).toBe(arn);
  expect(await refusal(create(passing(2), 'same'))).toBe('StateMachineAlreadyExists');
  expect(await refusal(create(passing(1), 'a name'))).toBe('InvalidName');
  expect(await refusal(create(passing(1), 'n'.repeat(81)))).toBe('InvalidName');
});

it('refuses express workflows and what else it does not imitate', async () => {
  const { client } = await open();
  const definition = JSON.stringify({ QueryLanguage: 'JSONata', ...passing(1) });
  const wanted = { name: 'm', definition, roleArn: ROLE };
  expect(await refusal(client.send(new CreateStateMachineCommand({ ...wanted, type: 'EXPRESS' })))).toBe(
    'ValidationException',
  );
  expect(await refusal(client.send(new CreateStateMachineCommand({ ...wanted, publish: true })))).toBe(
    'ValidationException',
  );
});

// https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateStateMachine.html
it('lets running executions keep the definition they started with', async () => {
  const { tokens, ask } = tokenKeeper();
  const setting = await open({ functions: { ask } });
  const machine = await setting.create(asking({ Output: 'before' }));
  const running = await setting.start(machine);
  const definition = JSON.stringify({ QueryLanguage: 'JSONata', ...passing('after') });
  await setting.client.send(new UpdateStateMachineCommand({ stateMachineArn: machine, definition }));
  await setting.succeed(tokens[0] ?? '', {});
  expect((await setting.describe(running)).output).toBe('before');
  expect((await setting.describe(await setting.start(machine))).output).toBe('after');

  const described = await setting.client.send(new DescribeStateMachineCommand({ stateMachineArn: machine }));
  expect(described).toMatchObject({ definition, status: 'ACTIVE', type: 'STANDARD', roleArn: ROLE });
});

it('refuses an update of nothing, of an unknown machine, and to a wrong definition', async () => {
  const { client, create } = await open();
  const stateMachineArn = await create(passing(1), 'known');
  const update = (wanted: object) =>
    client.send(new UpdateStateMachineCommand({ stateMachineArn, ...wanted }));
  expect(await refusal(update({}))).toBe('MissingRequiredParameter');
  expect(await refusal(update({ definition: '{}' }))).toBe('InvalidDefinition');
  expect(await refusal(update({ stateMachineArn: `${stateMachineArn}x`, roleArn: ROLE }))).toBe(
    'StateMachineDoesNotExist',
  );
  expect(await refusal(update({ stateMachineArn: 'arn:aws:s3:::bucket', roleArn: ROLE }))).toBe('InvalidArn');
});
