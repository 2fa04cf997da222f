import process from 'node:process';
import { cdk, environmentAsked } from './cdk-command.ts';
import { synthesize } from './synth.ts';

/** Takes down the stacks of a trial environment. No command takes down people's records. */
function teardown(): number {
  const environment = environmentAsked('npm run teardown -- <environment>');
  if (!environment) return 2;
  if (environment.isProduction) {
    console.error(
      `${environment.name} 是正式环境，不能用命令拆除。 ${environment.name} is in production: no command takes it away.`,
    );
    return 1;
  }
  const findings = synthesize(environment);
  for (const finding of findings) console.error(finding);
  if (findings.length > 0) return 1;
  const destroyed = cdk(environment, 'destroy', '--all', '--force');
  if (destroyed !== 0)
    console.error(
      '未拆完，原因见上。若因存储桶不空：由管理员在 S3 控制台先从 Materials 桶的策略（Permissions）中删去 OnlyErasureBypassesLocks 一条，再清空 Materials 和 MaterialAccesses 两个桶，然后再运行一次。 It is not all gone; the reason stands above. If it is a bucket that is not empty: in the S3 console an administrator first takes the statement OnlyErasureBypassesLocks out of the policy of the bucket Materials, then empties both buckets; then run this again.',
    );
  return destroyed;
}

process.exitCode = teardown();
