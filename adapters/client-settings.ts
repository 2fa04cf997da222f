/** An endpoint on this machine, which takes any credentials; without one, the client finds everything in its environment. */
export function clientSettings(endpoint: string | undefined) {
  if (endpoint === undefined) return {};
  return { endpoint, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
}
