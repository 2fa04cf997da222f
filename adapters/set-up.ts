import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateScheduleGroupCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { CreateStateMachineCommand, SFNClient, UpdateStateMachineCommand } from '@aws-sdk/client-sfn';
import { clientSettings } from './client-settings.ts';
import { tableForm } from './records/store/table-form.ts';
import { runIgnoring } from './workflow.ts';

/**
 * Creates the table on one machine through the same API that the stacks use in the cloud. It does nothing if the table
 * exists.
 */
export async function createTable(table: string, endpoint: string): Promise<void> {
  const client = new DynamoDBClient(clientSettings(endpoint));
  const known = await runIgnoring(['ResourceNotFoundException'], () =>
    client.send(new DescribeTableCommand({ TableName: table })),
  );
  if (known) return;
  await client.send(
    new CreateTableCommand({
      TableName: table,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [...tableForm.keys],
      AttributeDefinitions: tableForm.attributes.map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S',
      })),
      GlobalSecondaryIndexes: tableForm.indexes.map(({ name, hash, range, holds }) => ({
        IndexName: name,
        KeySchema: [
          { AttributeName: hash, KeyType: 'HASH' },
          { AttributeName: range, KeyType: 'RANGE' },
        ],
        Projection:
          holds.length > 0
            ? { ProjectionType: 'INCLUDE', NonKeyAttributes: [...holds] }
            : { ProjectionType: 'KEYS_ONLY' },
      })),
    }),
  );
}

export async function createScheduleGroup(Name: string, endpoint: string): Promise<void> {
  const client = new SchedulerClient(clientSettings(endpoint));
  await runIgnoring(['ConflictException'], () => client.send(new CreateScheduleGroupCommand({ Name })));
}

/**
 * Creates a state machine, or gives an existing one this definition, and returns its ARN. Running executions keep the
 * definition they began with.
 */
export async function createMachine(name: string, definition: string, endpoint: string): Promise<string> {
  const client = new SFNClient(clientSettings(endpoint));
  const roleArn = 'arn:aws:iam::000000000000:role/local';
  const made = await runIgnoring(['StateMachineAlreadyExists'], () =>
    client.send(new CreateStateMachineCommand({ name, definition, roleArn })),
  );
  if (made?.stateMachineArn) return made.stateMachineArn;
  const stateMachineArn = `arn:aws:states:us-east-1:000000000000:stateMachine:${name}`;
  await client.send(new UpdateStateMachineCommand({ stateMachineArn, definition }));
  return stateMachineArn;
}
