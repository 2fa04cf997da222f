import * as v from 'valibot';
import { fields } from '../../../domain/values/form.ts';
import type { Clock } from '../../machine/time/clock.ts';
import { checkArn, checkName, machineArn } from '../arns.ts';
import { checkDefinition } from '../definition/check-definition.ts';
import { ApiError } from '../failures.ts';
import type { Machine, MachineStore } from '../store/machine-store.ts';
import { arnText, type Operation, operation, seconds } from './operation.ts';

const definitionText = v.pipe(v.string(), v.minLength(1), v.maxLength(1_048_576));

/** The machine; throws StateMachineDoesNotExist. */
export function machineOf(machines: MachineStore, arn: string): Machine {
  checkArn('stateMachine', arn);
  const machine = machines.find(arn);
  if (machine === undefined)
    throw new ApiError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
  return machine;
}

/** The operations CreateStateMachine, UpdateStateMachine and DescribeStateMachine, for standard workflows. */
export function machineOperations(machines: MachineStore, clock: Clock): Record<string, Operation> {
  const CreateStateMachine = operation(
    fields({
      name: v.string(),
      definition: definitionText,
      roleArn: arnText,
      type: v.optional(v.literal('STANDARD')),
    }),
    ({ name, definition, roleArn }) => {
      checkName(name);
      checkDefinition(definition);
      const arn = machineArn(name);
      const found = machines.find(arn);
      const machine = found ?? machines.create({ arn, name, roleArn, definition });
      // A repetition with this name and definition succeeds, whatever its role:
      // https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html
      if (machines.definitionText(machine.revision) !== definition)
        throw new ApiError('StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`);
      return { stateMachineArn: arn, creationDate: seconds(machine.createdAt) };
    },
  );

  const UpdateStateMachine = operation(
    fields({
      stateMachineArn: arnText,
      definition: v.optional(definitionText),
      roleArn: v.optional(arnText),
    }),
    ({ stateMachineArn, definition, roleArn }) => {
      const machine = machineOf(machines, stateMachineArn);
      if (definition === undefined && roleArn === undefined)
        throw new ApiError(
          'MissingRequiredParameter',
          'Either the definition or the role ARN must be specified',
        );
      if (definition !== undefined) checkDefinition(definition);
      machines.update(machine, { roleArn, definition });
      return { updateDate: seconds(clock.now()) };
    },
  );

  const DescribeStateMachine = operation(fields({ stateMachineArn: arnText }), ({ stateMachineArn }) => {
    const { arn, name, roleArn, revision, createdAt } = machineOf(machines, stateMachineArn);
    const definition = machines.definitionText(revision);
    const facts = { stateMachineArn: arn, name, definition, roleArn, creationDate: seconds(createdAt) };
    return { ...facts, status: 'ACTIVE', type: 'STANDARD' };
  });
  return { CreateStateMachine, UpdateStateMachine, DescribeStateMachine };
}
