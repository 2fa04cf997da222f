import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { clientSettings } from './client-settings.ts';
import { unlessBusy } from './unavailable.ts';

/** Returns a function that reads the secret's present text. */
export function openSecret(secretId: string, endpoint?: string): () => Promise<string> {
  const client = new SecretsManagerClient(clientSettings(endpoint));
  return async () => {
    const command = new GetSecretValueCommand({ SecretId: secretId });
    const { SecretString } = await unlessBusy('Secrets', () => client.send(command));
    if (!SecretString) throw new Error(`The secret ${secretId} is empty`);
    return SecretString;
  };
}
