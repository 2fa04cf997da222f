import process from 'node:process';
import { inventedIn } from '../check-environments.ts';
import { demonstrationNote } from '../environments.ts';
import { cdk, environmentAsked } from './cdk-command.ts';
import { smoke } from './smoke.ts';
import { synthesize } from './synth.ts';

/** Synthesizes, stops at any finding, deploys all stacks, and checks what then answers. */
async function deploy(): Promise<number> {
  const environment = environmentAsked('npm run deploy -- <environment>');
  if (!environment) return 2;
  const invented = inventedIn(environment);
  if (invented.length > 0) {
    const names = invented.join(', ');
    console.error(
      `infra/environments.ts 中 ${environment.name} 的 ${names} 仍是虚构的（.example），请先替换。 Still invented there: replace them first.`,
    );
    return 1;
  }
  console.log(`正在合成 Synthesizing ${environment.name}…`);
  const note = demonstrationNote(environment);
  if (note !== undefined) console.log(note);
  const findings = synthesize(environment);
  for (const finding of findings) console.error(finding);
  if (findings.length > 0) return 1;
  const deployed = cdk(environment, 'deploy', '--all', '--require-approval', 'broadening');
  if (deployed !== 0) {
    console.error(
      '部署未完成，原因见上；账户与凭据见 docs/first-deployment.md。 Not deployed, for the reason above; that page says of account and credentials.',
    );
    return deployed;
  }
  return smoke(environment.origin);
}

process.exitCode = await deploy();
