#!/usr/bin/env bash
# Expected: `requestTimeout` of the AWS SDK's request handler ends a request that takes longer.
# Seen: the request goes on and its late answer is handed over; a line of the log warns. Only with
# `throwOnRequestTimeout` beside it does the request end with a TimeoutError.
# Version: @aws-sdk/client-dynamodb 3.1164.0 with @smithy/node-http-handler 4.14.2, against a local server that answers
# after a second and a half.
# Matters here: a service that answers late would hold a function until its own timeout, and the applicant would get no
# answer within the gateway's 30 s. Both settings stand together in the clients' one place.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . @aws-sdk/client-dynamodb@3.1164.0 @smithy/node-http-handler@4.14.2
cat > ask.mjs <<'JS'
import { createServer } from 'node:http';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { NodeHttpHandler } from '@smithy/node-http-handler';

const server = createServer((_, response) =>
  setTimeout(() => {
    response.setHeader('content-type', 'application/x-amz-json-1.0');
    response.end('{"TableNames":["late"]}');
  }, 1500),
);
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const endpoint = `http://127.0.0.1:${server.address().port}`;
const credentials = { accessKeyId: 'x', secretAccessKey: 'x' };
const answer = (more) => {
  const requestHandler = new NodeHttpHandler({ requestTimeout: 200, ...more });
  const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1, requestHandler });
  return client.send(new ListTablesCommand({})).then(({ TableNames }) => `answered ${TableNames}`, ({ name }) => name);
};
const seen = [await answer({}), await answer({ throwOnRequestTimeout: true })].join(', ');
console.log(`@aws-sdk/client-dynamodb 3.1164.0: ${seen}`);
server.closeAllConnections();
server.close();
process.exitCode = seen === 'answered late, TimeoutError' ? 0 : 1;
JS
node --no-warnings ask.mjs
